export { type NewHazard, type OpenedHazard, openHazards } from './commands/open-hazards.ts'
