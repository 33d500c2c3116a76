export type { Texts } from './contract.ts'
export { findClosedWeek, findWeek, type WeekOfUnit } from './queries.ts'
export { weekName } from './week.ts'
