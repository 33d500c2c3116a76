import type { FilingRowView } from './contract.ts'

export const aspectLabels: Record<FilingRowView['aspect'], string> = {
  post: '岗位',
  leadOfficer: '带辅责任民警',
  leaderInCharge: '分管责任领导',
}
export const stateLabels: Record<FilingRowView['state'], string> = {
  open: '待备案',
  lodged: '已报',
  returned: '退回',
  accepted: '已备案',
  withdrawn: '已撤回',
}
