import { optionsOf } from '../../../app/kit/list/definition.ts'
import type { TransferRowView } from '../contract.ts'

export const stateWords: Record<TransferRowView['state'], string> = {
  open: '待答复',
  accepted: '已同意',
  rejected: '不同意',
  withdrawn: '已撤回',
}
/** Where the second look at a transfer against the person's will stands. */
export const lookWords: Readonly<Record<string, string>> = {
  asked: '本人不同意，正在由第二人查看',
  clear: '本人不同意，第二人已查看，可以答复',
  held: '本人不同意，第二人提出暂缓，等政治处领导裁定',
  released: '本人不同意，政治处领导已裁定可以办理',
  stopped: '本人不同意，政治处领导已裁定不予办理',
}
export const stateOptions = optionsOf(stateWords)
