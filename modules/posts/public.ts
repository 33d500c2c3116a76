export { findCatalogueOn } from './queries.ts'
