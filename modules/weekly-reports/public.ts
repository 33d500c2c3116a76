export { headings } from './contract.ts'
export { findRules } from './queries.ts'
export { type CutOff, cutOffOf, mondayOf, weekName } from './week.ts'
