import type { SlipRowView } from './contract.ts'

export const colorWords: Record<SlipRowView['color'], string> = { blue: '蓝', yellow: '黄', red: '红' }
export const stateWords: Record<SlipRowView['state'], string> = {
  toApprove: '待批准',
  issued: '待签收',
  received: '待答复',
  answered: '已答复',
  returned: '退回再答',
  closed: '已办结',
  refused: '未批准',
  withdrawn: '已撤回',
}
