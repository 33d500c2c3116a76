import type { BureauReportRowView } from '../contract.ts'

export const stateLabels: Record<BureauReportRowView['state'], string> = {
  draft: '编辑中',
  toApprove: '待签发',
  issued: '已签发',
}
export const stateOptions = Object.entries(stateLabels).map(([value, label]) => ({ value, label }))
