import { optionsOf } from '../../../app/kit/list/definition.ts'
import type { SecondLookView } from '../contract.ts'

export const actLabels: Record<SecondLookView['act'], string> = {
  conductCaseFiled: '立案核查',
  transferAgainstWill: '违背本人意愿的调动',
  contractNotRenewed: '不续签、解除合同',
}
export const stateLabels: Record<SecondLookView['state'], string> = {
  asked: '待查看',
  clear: '没有看出关联',
  held: '暂缓，待裁定',
  released: '已裁定可以办理',
  stopped: '已裁定不予办理',
}
export const stateOptions = optionsOf(stateLabels)
