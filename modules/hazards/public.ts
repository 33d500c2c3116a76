export { addDecidedMeasure } from './commands/add-decided-measure.ts'
export { openHazards } from './commands/open-hazards.ts'
