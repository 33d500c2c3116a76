import { optionsOf } from '../../../app/kit/list/definition.ts'
import { categoryLabels } from '../../hazards/words.ts'
import { answerLabels, stateLabels, suggestionLabels } from '../words.ts'

export const stateOptions = optionsOf(stateLabels)
export const suggestionOptions = [
  { value: 'waiting', label: '要单位答复' },
  { value: 'overdue', label: '逾期没有答复' },
  ...optionsOf(suggestionLabels).filter(({ value }) => value !== 'draft'),
]
export const answerOptions = optionsOf(answerLabels)
export const categoryOptions = optionsOf(categoryLabels)
