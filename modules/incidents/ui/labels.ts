import { optionsOf } from '../../../app/kit/list/definition.ts'
import { categoryLabels } from '../../hazards/words.ts'
import { stateLabels } from '../words.ts'

export const stateOptions = optionsOf(stateLabels)
export const categoryOptions = optionsOf(categoryLabels)
export const timeFault = (value: unknown): string | undefined =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(String(value)) ? undefined : '按 09:30 这样写。'
