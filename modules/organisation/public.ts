export { findAskedUnits } from './filters.ts'
