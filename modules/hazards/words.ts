import type { HazardRowView } from './contract.ts'

export const categoryLabels: Record<HazardRowView['category'], string> = {
  teamManagement: '队伍管理',
  publicReputation: '舆情风险',
  other: '其他',
}
/** Categories as annex 1 and the checklist name them, in their order. */
export const categoryHeads: Record<HazardRowView['category'], string> = {
  teamManagement: '队伍管理方面',
  publicReputation: '舆情风险方面',
  other: '其他',
}
export const stateLabels: Record<HazardRowView['state'], string> = {
  found: '待定措施',
  measuresSet: '待开始整改',
  rectifying: '整改中',
  evidenceSubmitted: '待单位确认',
  confirmed: '待核验',
  closed: '已销号',
}
export const sourceLabels: Record<HazardRowView['source'], string> = {
  screening: '排查',
  inspection: '检查',
  consultation: '会商研判',
  overreachReport: '超职责使用反映',
  concern: '诉求',
  audit: '审计',
  ownFinding: '自查',
}
export const gradeLabels: Record<NonNullable<HazardRowView['grade']>, string> = {
  general: '一般',
  serious: '较大',
  major: '重大',
}
