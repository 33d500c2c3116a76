import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'
import { addReady, type NewPerson, type ReadyPerson, readyPeople } from '../../personnel/public.ts'
import { assignSets, isAspect, type Reassignment } from '../assign-sets.ts'
import { type Choices, choicesOf } from '../choices.ts'
import type { RowTargets } from '../diff-person.ts'
import type { Judgement } from '../judge-row.ts'
import { type FieldChange, placeOf } from '../preview.ts'
import type { findRowsAfter, lockImport } from '../queries.ts'
import type { RosterValues } from '../read-value.ts'
import { shownChange } from '../shown-problem.ts'
import { editOf, editPeople, type PersonEdit, type PersonnelCraft } from './edit-people.ts'

type StoredRow = Awaited<ReturnType<typeof findRowsAfter>>[number]
type Locked = Awaited<ReturnType<typeof lockImport>>

/** A row of the preview judged once more, now. */
export interface RejudgedRow {
  readonly stored: StoredRow
  readonly values: RosterValues
  readonly judgement: Judgement
}

/** What a commit has written so far; one for the whole transaction. */
export interface CommitTally {
  readonly found: Locked
  readonly craft: PersonnelCraft
  /** Units and officers created for it. */
  readonly created: { readonly units: number; readonly officers: number }
  readonly personIds: string[]
  readonly proposals: { id: string; kind: string; unitSortKey: string }[]
  added: number
  changed: number
}

const essence = (changes: readonly FieldChange[]): string =>
  JSON.stringify(changes.map(({ field, before, after, isClearing }) => [field, before, after, isClearing]))

/** A preview is written only as it was seen: whoever changed the roster since makes it stale. */
function assertFresh(rows: readonly RejudgedRow[]): void {
  const stale = rows.filter(({ stored, judgement }) => {
    const now = { verdict: judgement.verdict, changes: essence(judgement.changes.map(shownChange)), personId: judgement.personId }
    return (
      now.verdict !== stored.verdict ||
      (now.verdict !== 'added' && now.personId !== stored.personId) ||
      now.changes !== essence(stored.changes as FieldChange[])
    )
  })
  refuseStale(stale)
}

function refuseStale(stale: readonly RejudgedRow[]): void {
  const [first] = stale
  if (first === undefined) return
  const named = `工作表“${first.stored.sheet}”第 ${first.stored.row} 行${stale.length > 1 ? `等 ${stale.length} 行` : ''}`
  throw new DomainError(
    'conflict',
    'previewStale',
    `预览以后花名册又有改动（${named}），一行也没有写入。已重新核对，请再看一遍。`,
  )
}

/** Locks the people to be changed: they must still be as they were when their rows were judged a moment ago. */
async function lockAsJudged(ctx: CommandContext, rows: readonly RejudgedRow[]): Promise<void> {
  const ids = rows.map(({ judgement }) => judgement.person?.id ?? '')
  const people = await ctx.tx
    .selectFrom('people')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('voidedAt', 'is', null)
    .select(['id', 'version', 'unitId', 'postId', 'leadOfficerId', 'leaderInChargeId'])
    .orderBy('id')
    .forUpdate()
    .execute()
  const now = new Map(people.map((person) => [person.id, person]))
  refuseStale(
    rows.filter(({ judgement: { person } }) => {
      const known = now.get(person?.id ?? '')
      return !known || !person || pointers.some((column) => known[column] !== person[column])
    }),
  )
}
const pointers = ['version', 'unitId', 'postId', 'leadOfficerId', 'leaderInChargeId'] as const

/** What the file did not say of a new person. */
const unsaid: Omit<NewPerson, 'kind' | 'name' | 'idNumber' | 'unitId' | 'fromOn'> = {
  title: null,
  phone: null,
  number: null,
  category: null,
  auxiliaryKind: null,
  employer: null,
  education: null,
  politicalStatus: null,
  tier: null,
  licenceClass: null,
  isVeteran: false,
  entryOn: null,
  contractFrom: null,
  contractEndsOn: null,
  postId: null,
  leadOfficerId: null,
  leaderInChargeId: null,
}

/** A new auxiliary under the id that the preview gave; post, officer and leader hold from today, as the file says nothing about the past. */
function newPerson({ stored, values, judgement }: RejudgedRow, today: string): NewPerson {
  const { name = '', idNumber = '', unit: _, post: __, leadOfficer: ___, leaderInCharge: ____, ...said } = values
  const { unit, post = null, leadOfficer = null, leaderInCharge = null } = judgement.targets
  const known = stored.personId === null ? {} : { id: stored.personId }
  const assigned = {
    unitId: unit ?? '',
    postId: post,
    leadOfficerId: leadOfficer,
    leaderInChargeId: leaderInCharge,
    fromOn: today,
  }
  return { ...unsaid, ...(said as Partial<NewPerson>), ...known, kind: 'auxiliary', name, idNumber, ...assigned }
}

/** Who is to change unit, another unit's people or one's own: a proposal each, made once, answered when the person was asked; it holds what the file says and nothing of the store. */
async function proposeRows(ctx: CommandContext, tally: CommitTally, rows: readonly RejudgedRow[]): Promise<void> {
  if (rows.length === 0) return
  const { bureauId, accountId } = ctx.actor
  const wanted = rows.map(({ values, judgement }) => ({
    index: `\\x${ctx.keys.blind('idNumber', values.idNumber ?? '').toString('hex')}`,
    unitId: judgement.targets.unit ?? '',
    name: values.name ?? judgement.person?.name ?? '',
  }))
  const { rows: made } = await sql<{ id: string; unitSortKey: string }>`
    insert into "transferProposals" ("bureauId", "id", "idNumberIndex", "toUnitId", "unitSortKey", "personName", "wantedOn", "proposedBy")
    select u."bureauId", gen_random_uuid(), n."index", u."id", u."unitSortKey", n."name", ${ctx.today}::date, ${accountId}::uuid
    from json_to_recordset(${JSON.stringify(wanted)}::json) as n("index" bytea, "unitId" uuid, "name" text)
    join "units" u on u."bureauId" = ${bureauId} and u."id" = n."unitId"
    where not exists (select 1 from "transferProposals" k where k."bureauId" = u."bureauId" and k."idNumberIndex" = n."index" and k."toUnitId" = u."id" and k."state" = 'open')
    returning "id", "unitSortKey"`.execute(ctx.tx)
  tally.proposals.push(...made.map((proposal) => ({ ...proposal, kind: 'transferProposal' })))
}

/** The changes of a row that are written: those that only clear, when somebody asked for them. */
function takenOf({ stored, judgement }: RejudgedRow, choices: Choices): readonly FieldChange[] {
  const { changes } = judgement
  const clears = choices.rows[placeOf(stored.sheet, stored.row)]?.clears ?? changes.every(({ isClearing }) => isClearing)
  return clears ? changes : changes.filter(({ isClearing }) => !isClearing)
}

function movesOf(personId: string, taken: readonly FieldChange[], targets: RowTargets): Reassignment[] {
  return taken.flatMap(({ field, isClearing }) =>
    isAspect(field) ? [{ personId, field, targetId: isClearing ? null : (targets[field] ?? null) }] : [],
  )
}

async function changeRows(ctx: CommandContext, tally: CommitTally, rows: readonly RejudgedRow[]): Promise<void> {
  if (rows.length === 0) return
  await lockAsJudged(ctx, rows)
  const choices = choicesOf(tally.found.choices)
  const edits: PersonEdit[] = []
  const moves: Reassignment[] = []
  const leaving: RejudgedRow[] = []
  for (const row of rows) {
    const personId = row.judgement.personId ?? ''
    const all = takenOf(row, choices)
    const taken = all.filter(({ field }) => field !== 'unit')
    if (taken.length < all.length) leaving.push(row)
    if (taken.length === 0) continue
    moves.push(...movesOf(personId, taken, row.judgement.targets))
    const edit = editOf(personId, row.values, taken)
    if (edit !== null) edits.push(edit)
    tally.personIds.push(personId)
    tally.changed += 1
  }
  await assignSets(ctx, moves, '花名册导入')
  await editPeople(ctx, tally.craft, edits)
  await proposeRows(ctx, tally, leaving)
}

/** Rows that are still true, their new people ready to be added. */
export interface ReadyRows {
  readonly people: readonly ReadyPerson[]
  readonly changed: readonly RejudgedRow[]
  readonly elsewhere: readonly RejudgedRow[]
}

/** The processor's share of writing some thousand rows: nothing is asked of the database. Throws previewStale. */
export function readyRows({ keys, today }: Pick<CommandContext, 'keys' | 'today'>, rows: readonly RejudgedRow[]): ReadyRows {
  assertFresh(rows)
  const of = (verdict: string) => rows.filter(({ judgement }) => judgement.verdict === verdict)
  const people = readyPeople(
    keys,
    of('added').map((row) => newPerson(row, today)),
  )
  return { people, changed: of('changed'), elsewhere: of('elsewhere') }
}

/** Writes some thousand rows of a preview inside the one transaction of the commit. */
export async function commitRows(ctx: CommandContext, tally: CommitTally, rows: ReadyRows): Promise<void> {
  const { people, changed, elsewhere } = rows
  if (people.length > 0) tally.personIds.push(...(await addReady(ctx, people)).ids)
  tally.added += people.length
  await changeRows(ctx, tally, changed)
  await proposeRows(ctx, tally, elsewhere)
}

/** 写入完成 — the one event of the act with everybody it touched, and the import's new state. */
export async function finishCommit(ctx: CommandContext, tally: CommitTally): Promise<void> {
  const { found, created, personIds, proposals, added, changed } = tally
  const { bureauId } = ctx.actor
  if (added + changed + proposals.length === 0) throw new DomainError('conflict', 'nothingToWrite', '没有勾选要写入的行。')
  const people = await ctx.tx
    .selectFrom('people')
    .where('bureauId', '=', bureauId)
    .where('id', '=', sql<string>`any(${personIds}::uuid[])`)
    .select(['id', 'unitSortKey'])
    .execute()
  const subjects = [
    { id: found.id, kind: 'import', unitSortKey: found.unitSortKey },
    ...people.map((person) => ({ ...person, kind: 'person' })),
    ...proposals,
  ]
  const changes = [
    {
      field: 'rows',
      after: `新增 ${added}，变更 ${changed}，调动申请 ${proposals.length}，新建民警 ${created.officers}，新建单位 ${created.units}`,
    },
  ]
  const eventId = await recordEvent(ctx, { verb: 'import.committed', subjects, changes })
  await ctx.tx
    .updateTable('imports')
    .set({ state: 'committed', committedAt: ctx.now, eventId, version: found.version + 1 })
    .where('bureauId', '=', bureauId)
    .where('id', '=', found.id)
    .execute()
}
