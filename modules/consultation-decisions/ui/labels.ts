import { optionsOf } from '../../../app/kit/list/definition.ts'
import type { DecisionRowView } from '../contract.ts'
import { standingLabels } from '../words.ts'

export const kindLabels: Record<DecisionRowView['kind'], string> = { measure: '整改措施', task: '任务' }
export const kindOptions = optionsOf(kindLabels)
const { draft: _, ...inForce } = standingLabels
export const standingOptions = [{ value: 'overdue', label: '逾期' }, ...optionsOf(inForce)]
