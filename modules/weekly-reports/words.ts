import type { ReportRowView } from './contract.ts'

export const stateLabels: Record<ReportRowView['state'], string> = {
  drafted: '待填报',
  toConfirm: '待审核',
  submitted: '已报',
  returned: '退回',
  withdrawn: '已撤销',
}
export const standingLabels: Record<NonNullable<ReportRowView['standing']>, string> = {
  onTime: '按时',
  late: '迟报',
  missing: '漏报',
}
