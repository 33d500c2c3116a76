import { optionsOf } from '../../../app/kit/list/definition.ts'
import { triggerLabels } from '../words.ts'

export const triggerOptions = optionsOf(triggerLabels)
