export { addMeasures } from './commands/add-measures.ts'
export { type NewHazard, type OpenedHazard, openHazards } from './commands/open-hazards.ts'
export type { NewMeasure } from './commands/set-measures.ts'
export { hazardsInScope } from './queries.ts'
