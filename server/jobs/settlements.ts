import { settleBureauReports } from '../../modules/bureau-reports/commands/settle-bureau-reports.ts'
import { collectionVerbs, settleCollections } from '../../modules/collections/commands/settle-collections.ts'
import { settleConcerns } from '../../modules/concerns/commands/settle-concerns.ts'
import { remindWindows } from '../../modules/conduct/commands/remind-windows.ts'
import { settleHandlers } from '../../modules/conduct/commands/settle-handlers.ts'
import { settleKeeping } from '../../modules/conduct/commands/settle-keeping.ts'
import { settleProceedings } from '../../modules/conduct/commands/settle-proceedings.ts'
import { filingVerbs, settleFilings } from '../../modules/filings/commands/settle-filings.ts'
import { settleHazards } from '../../modules/hazards/commands/settle-hazards.ts'
import { leavingVerbs, settleLeavings } from '../../modules/leaving/commands/settle-leavings.ts'
import { letterVerbs, settleLetters } from '../../modules/letters/commands/settle-letters.ts'
import { settlingVerbs as roundVerbs, settleRounds } from '../../modules/pledges/commands/settle-rounds.ts'
import { settleSecondLooks } from '../../modules/second-looks/commands/settle-second-looks.ts'
import { settleFigures } from '../../modules/superiors/commands/settle-figures.ts'
import { settleNotices } from '../../modules/superiors/commands/settle-notices.ts'
import { settleTasks, taskVerbs } from '../../modules/tasks/commands/settle-tasks.ts'
import { settleWeeks, weekVerbs } from '../../modules/weekly-reports/commands/settle-weeks.ts'
import type { Tx } from '../../platform/context.ts'
import type { Keys } from '../../platform/keys.ts'
import { superiorFigures } from '../superior-figures.ts'
import { weekLines } from '../week-lines.ts'

/** What follows in one module from the events of others: an idempotent look at the rows, never a handler of one event. */
export interface Settlement {
  /** camelCase, stable: its cursors are kept under it. */
  readonly name: string
  /** Events after which it looks again. */
  readonly verbs: readonly string[]
  /** Run as the owner, for one bureau; writes (and records events) only where something is missing. `today` is Beijing's, YYYY-MM-DD. */
  readonly settle: (tx: Tx, bureauId: string, today: string, at: { readonly keys: Keys; readonly now: Date }) => Promise<void>
}

/** After these somebody who was to act on a sealed file may no longer be able to, or somebody else may. */
const handsVerbs = [
  'account.disabled',
  'account.enabled',
  'account.followedPerson',
  'account.secretChanged',
  'grant.confirmed',
  'grant.revoked',
  'person.separated',
  'person.voided',
]

/** A settlement of sealed files: it needs the keys alone. */
const withKeys =
  (settle: (tx: Tx, bureauId: string, today: string, keys: Keys) => Promise<void>): Settlement['settle'] =>
  (tx, bureauId, today, { keys }) =>
    settle(tx, bureauId, today, keys)

/** Every settlement; each also runs at start and after midnight. */
export const settlements: readonly Settlement[] = [
  { name: 'signingRounds', verbs: roundVerbs, settle: settleRounds },
  { name: 'filings', verbs: filingVerbs, settle: settleFilings },
  { name: 'leavings', verbs: leavingVerbs, settle: settleLeavings },
  { name: 'proceedingKeeping', verbs: ['outcome.limitSet'], settle: withKeys(settleKeeping) },
  { name: 'proceedingReminders', verbs: [], settle: withKeys(remindWindows) },
  { name: 'proceedingHandlers', verbs: handsVerbs, settle: withKeys(settleHandlers) },
  { name: 'concerns', verbs: handsVerbs, settle: withKeys(settleConcerns) },
  { name: 'secondLooks', verbs: handsVerbs, settle: withKeys(settleSecondLooks) },
  { name: 'proceedings', verbs: [], settle: withKeys(settleProceedings) },
  { name: 'letters', verbs: letterVerbs, settle: settleLetters },
  { name: 'hazards', verbs: ['hazard.rulesSet'], settle: settleHazards },
  {
    name: 'weeklyReports',
    verbs: weekVerbs,
    settle: (tx, bureauId, _today, at) => settleWeeks(tx, bureauId, at, weekLines),
  },
  {
    name: 'bureauReports',
    verbs: ['weeklyReport.missed'],
    settle: (tx, bureauId, _today, at) => settleBureauReports(tx, bureauId, at),
  },
  { name: 'collections', verbs: collectionVerbs, settle: settleCollections },
  { name: 'tasks', verbs: taskVerbs, settle: settleTasks },
  { name: 'superiorNotices', verbs: ['superiorNotice.sent', 'superiorNotice.withdrawn'], settle: settleNotices },
  {
    name: 'bureauFigures',
    verbs: [],
    settle: (tx, bureauId, _today, at) => settleFigures(tx, bureauId, at, superiorFigures),
  },
]
