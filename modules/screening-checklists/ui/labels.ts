import { optionsOf } from '../../../app/kit/list/definition.ts'
import { categoryHeads } from '../../hazards/words.ts'
import type { ChecklistRowView, DifferenceLineView, QuestionView } from '../contract.ts'

export const stateLabels: Record<ChecklistRowView['state'], string> = { draft: '草稿', inForce: '施行', superseded: '作废' }
export const sectionLabels: Record<QuestionView['section'], string> = { management: '管理薄弱环节', conduct: '行为规范' }
export const changeLabels: Record<DifferenceLineView['change'], string> = {
  same: '',
  changed: '改',
  moved: '换位',
  added: '增',
  removed: '删',
}
export const sectionOptions = optionsOf(sectionLabels)
export const categoryOptions = optionsOf(categoryHeads)
