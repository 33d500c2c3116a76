import { optionsOf } from '../../../app/kit/list/definition.ts'
import { aspectLabels, stateLabels } from '../words.ts'

export const aspectOptions = optionsOf(aspectLabels)
export const stateOptions = [
  { value: 'waiting', label: '待备案和退回' },
  { value: 'late', label: '迟报' },
  ...optionsOf(stateLabels),
]
