export { lapseOutcomes, putInForce, suspendOutcome, takeOutOfForce } from './commands/put-in-force.ts'
export type { OutcomeKindView, TimeLimitView } from './contract.ts'
export { endingBars, endingGrounds } from './law.ts'
export { findLimits, findOutcomeKinds } from './queries.ts'
