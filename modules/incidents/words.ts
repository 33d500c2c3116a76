import type { IncidentRowView, IncidentView } from './contract.ts'

export const trackLabels: Record<IncidentView['tracks'][number]['track'], string> = {
  lawful: '依法处理',
  publicInformation: '舆论引导',
  onSite: '社会面管控',
}
export const stateLabels: Record<IncidentRowView['state'], string> = {
  open: '处置中',
  handled: '待复盘',
  reviewed: '已复盘',
}
export const statementLabels: Record<IncidentView['statements'][number]['state'], string> = {
  draft: '待审定',
  approved: '已审定',
  superseded: '已有新版',
}
