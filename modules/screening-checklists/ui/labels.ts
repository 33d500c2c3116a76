import type { ChecklistRowView, DifferenceLineView, QuestionView } from '../contract.ts'

export const stateLabels: Record<ChecklistRowView['state'], string> = { draft: '草稿', inForce: '施行', superseded: '作废' }
export const sectionLabels: Record<QuestionView['section'], string> = { management: '管理薄弱环节', conduct: '行为规范' }
export const categoryLabels: Record<QuestionView['category'], string> = {
  teamManagement: '队伍管理方面',
  publicReputation: '舆情风险方面',
  other: '其他',
}
export const changeLabels: Record<DifferenceLineView['change'], string> = {
  same: '',
  changed: '改',
  moved: '换位',
  added: '增',
  removed: '删',
}
const optionsOf = <T extends string>(labels: Record<T, string>) =>
  (Object.entries(labels) as [T, string][]).map(([value, label]) => ({ value, label }))
export const sectionOptions = optionsOf(sectionLabels)
export const categoryOptions = optionsOf(categoryLabels)
