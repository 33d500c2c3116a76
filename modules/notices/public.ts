export { expandParties, markDispatched } from './commands/put-in-force.ts'
export { canKeep } from './policy.ts'
export { findClauses, findNotice, findParties, partyOf } from './queries.ts'
export type { Deliverable } from './tables.ts'
