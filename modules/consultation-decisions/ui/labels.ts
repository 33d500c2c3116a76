import type { DecisionRowView } from '../contract.ts'

const optionsOf = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }))
export const kindLabels: Record<DecisionRowView['kind'], string> = { measure: '整改措施', task: '任务' }
export const kindOptions = optionsOf(kindLabels)
export const standingLabels: Record<DecisionRowView['standing'], string> = {
  draft: '拟定',
  open: '未办完',
  done: '已办，待核验',
  verified: '已核验',
  dropped: '措施已撤下',
}
const { draft: _, ...inForce } = standingLabels
export const standingOptions = [{ value: 'overdue', label: '逾期' }, ...optionsOf(inForce)]
