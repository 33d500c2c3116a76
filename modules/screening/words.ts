import type { ReturnRowView } from './contract.ts'

export const standingLabels: Record<ReturnRowView['standing'], string> = {
  onTime: '按时',
  late: '迟报',
  missing: '漏报',
  notDue: '未到期',
  released: '未到期结束',
}
export const stateLabels: Record<ReturnRowView['state'], string> = {
  waiting: '未报',
  submitted: '待确认',
  returned: '退回',
  confirmed: '已确认',
}
