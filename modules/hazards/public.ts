export { addDecidedMeasure } from './commands/add-decided-measure.ts'
export { type NewHazard, type OpenedHazard, openHazards } from './commands/open-hazards.ts'
