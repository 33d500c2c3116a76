import { settleProceedings } from '../../modules/conduct/commands/settle-proceedings.ts'
import { filingVerbs, settleFilings } from '../../modules/filings/commands/settle-filings.ts'
import { settleHazards } from '../../modules/hazards/commands/settle-hazards.ts'
import { leavingVerbs, settleLeavings } from '../../modules/leaving/commands/settle-leavings.ts'
import { letterVerbs, settleLetters } from '../../modules/letters/commands/settle-letters.ts'
import { settlingVerbs as roundVerbs, settleRounds } from '../../modules/pledges/commands/settle-rounds.ts'
import { settleTasks, taskVerbs } from '../../modules/tasks/commands/settle-tasks.ts'
import type { Tx } from '../../platform/context.ts'
import type { Keys } from '../../platform/keys.ts'

/** What follows in one module from the events of others: an idempotent look at the rows, never a handler of one event. */
export interface Settlement {
  /** camelCase, stable: its cursors are kept under it. */
  readonly name: string
  /** Events after which it looks again. */
  readonly verbs: readonly string[]
  /** Run as the owner, for one bureau; writes (and records events) only where something is missing. `today` is Beijing's, YYYY-MM-DD. */
  readonly settle: (tx: Tx, bureauId: string, today: string, keys: Keys) => Promise<void>
}

/** Every settlement; each also runs at start and after midnight. */
export const settlements: readonly Settlement[] = [
  { name: 'signingRounds', verbs: roundVerbs, settle: settleRounds },
  { name: 'filings', verbs: filingVerbs, settle: settleFilings },
  { name: 'leavings', verbs: leavingVerbs, settle: settleLeavings },
  { name: 'proceedings', verbs: [], settle: settleProceedings },
  { name: 'letters', verbs: letterVerbs, settle: settleLetters },
  { name: 'hazards', verbs: ['hazard.rulesSet'], settle: settleHazards },
  { name: 'tasks', verbs: taskVerbs, settle: settleTasks },
]
