export { addDecidedMeasure } from './commands/add-decided-measure.ts'
export { type NewHazard, openHazards } from './commands/open-hazards.ts'
export { hazardsInScope } from './queries.ts'
