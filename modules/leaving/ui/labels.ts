import { optionsOf } from '../../../app/kit/list/definition.ts'
import type { LeavingRowView } from '../contract.ts'

export const stateLabels: Record<LeavingRowView['state'], string> = { open: '在办', complete: '已办结', withdrawn: '已撤回' }
export const stateOptions = optionsOf(stateLabels)

/** Where the second look at a contract not renewed stands. */
export const lookLabels: Readonly<Record<string, string>> = {
  asked: '正在由第二人查看',
  clear: '第二人已查看，可以办理离岗',
  held: '第二人提出暂缓，等政治处领导裁定',
  released: '政治处领导已裁定可以办理',
  stopped: '政治处领导已裁定不予办理',
}
