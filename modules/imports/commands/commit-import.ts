import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { addPeople, assign, type NewPerson } from '../../personnel/public.ts'
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
  readonly personIds: string[]
  readonly proposals: { id: string; kind: string; unitSortKey: string }[]
  added: number
  changed: number
  proposed: number
}

const essence = (changes: readonly FieldChange[]): string =>
  JSON.stringify(changes.map(({ field, before, after, isClearing }) => [field, before, after, isClearing]))

/** A preview is written only as it was seen: whoever changed the roster since makes it stale. */
function assertFresh(rows: readonly RejudgedRow[]): void {
  const stale = rows.filter(({ stored, judgement }) => {
    const now = { verdict: judgement.verdict, changes: essence(judgement.changes.map(shownChange)), personId: judgement.personId }
    return (
      now.verdict !== stored.verdict ||
      now.personId !== stored.personId ||
      now.changes !== essence(stored.changes as FieldChange[])
    )
  })
  const [first] = stale
  if (first === undefined) return
  const named = `工作表“${first.stored.sheet}”第 ${first.stored.row} 行${stale.length > 1 ? `等 ${stale.length} 行` : ''}`
  throw new DomainError(
    'conflict',
    'previewStale',
    `预览以后花名册又有改动（${named}），一行也没有写入。已重新核对，请再看一遍。`,
  )
}

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

/** A new auxiliary; post, officer and leader hold from today, as the file says nothing about the past. */
function newPerson(values: RosterValues, targets: RowTargets, today: string): NewPerson {
  const { name = '', idNumber = '', unit: _, post: __, leadOfficer: ___, leaderInCharge: ____, ...said } = values
  const { unit, post = null, leadOfficer = null, leaderInCharge = null } = targets
  const assigned = {
    unitId: unit ?? '',
    postId: post,
    leadOfficerId: leadOfficer,
    leaderInChargeId: leaderInCharge,
    fromOn: today,
  }
  return { ...unsaid, ...(said as Partial<NewPerson>), kind: 'auxiliary', name, idNumber, ...assigned }
}

async function addRows(ctx: CommandContext, tally: CommitTally, rows: readonly RejudgedRow[]): Promise<void> {
  if (rows.length === 0) return
  const { ids } = await addPeople(
    ctx,
    rows.map(({ values, judgement }) => newPerson(values, judgement.targets, ctx.today)),
  )
  await sql`update "importRows" r set "personId" = n."id" from unnest(${rows.map(({ stored }) => stored.position)}::int[], ${ids}::uuid[]) as n("position", "id")
    where r."bureauId" = ${ctx.actor.bureauId} and r."importId" = ${tally.found.id} and r."position" = n."position"`.execute(
    ctx.tx,
  )
  for (const id of ids) tally.personIds.push(id)
  tally.added += rows.length
}

/** Another unit's people: a proposal each, made once; it holds what the file says and nothing of the store. */
async function proposeRows(ctx: CommandContext, tally: CommitTally, rows: readonly RejudgedRow[]): Promise<void> {
  const { bureauId, accountId } = ctx.actor
  for (const { values, judgement } of rows) {
    const idNumberIndex = ctx.keys.blind('idNumber', values.idNumber ?? '')
    const unit = await ctx.db
      .selectFrom('units')
      .where('bureauId', '=', bureauId)
      .where('id', '=', judgement.targets.unit ?? '')
      .select(['id', 'unitSortKey'])
      .executeTakeFirstOrThrow()
    const known = await ctx.db
      .selectFrom('transferProposals')
      .where('bureauId', '=', bureauId)
      .where('idNumberIndex', '=', idNumberIndex)
      .where('toUnitId', '=', unit.id)
      .where('state', '=', 'open')
      .select('id')
      .executeTakeFirst()
    if (known) continue
    const id = newId()
    await ctx.tx
      .insertInto('transferProposals')
      .values({
        bureauId,
        id,
        personId: null,
        idNumberIndex,
        fromUnitSortKey: null,
        toUnitId: unit.id,
        unitSortKey: unit.unitSortKey,
        personName: values.name ?? '',
        wantedOn: ctx.today,
        proposedBy: accountId,
      })
      .execute()
    tally.proposals.push({ id, kind: 'transferProposal', unitSortKey: unit.unitSortKey })
    tally.proposed += 1
  }
}

const aspects = { unit: 'usingUnit', post: 'post', leadOfficer: 'leadOfficer', leaderInCharge: 'leaderInCharge' } as const
type Aspect = (typeof aspects)[keyof typeof aspects]

/** One person's new unit, post, officer or leader. */
export interface Reassignment {
  readonly personId: string
  readonly field: keyof typeof aspects
  readonly targetId: string | null
}

const isAspect = (field: string): field is keyof typeof aspects => field in aspects

/** Assigns people in as few sets as there are targets. */
export async function assignSets(ctx: CommandContext, wanted: readonly Reassignment[], reason: string): Promise<void> {
  const sets = Map.groupBy(wanted, ({ field, targetId }) => `${aspects[field]} ${targetId ?? ''}`)
  for (const [key, members] of sets) {
    const [aspect = '', targetId = ''] = key.split(' ')
    const personIds = members.map(({ personId }) => personId)
    await assign(ctx, {
      personIds,
      aspect: aspect as Aspect,
      targetId: targetId === '' ? null : targetId,
      fromOn: ctx.today,
      reason,
    })
  }
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
  const choices = choicesOf(tally.found.choices)
  const edits: PersonEdit[] = []
  const moves: Reassignment[] = []
  for (const row of rows) {
    const personId = row.judgement.personId ?? ''
    const taken = takenOf(row, choices)
    moves.push(...movesOf(personId, taken, row.judgement.targets))
    const edit = editOf(personId, row.values, taken)
    if (edit !== null) edits.push(edit)
    tally.personIds.push(personId)
  }
  await assignSets(ctx, moves, '花名册导入')
  await editPeople(ctx, tally.craft, edits)
  tally.changed += rows.length
}

/** Writes some thousand rows of a preview inside the one transaction of the commit. */
export async function commitRows(ctx: CommandContext, tally: CommitTally, rows: readonly RejudgedRow[]): Promise<void> {
  assertFresh(rows)
  const of = (verdict: string) => rows.filter(({ judgement }) => judgement.verdict === verdict)
  await addRows(ctx, tally, of('added'))
  await changeRows(ctx, tally, of('changed'))
  await proposeRows(ctx, tally, of('elsewhere'))
}

/** 写入完成 — the one event of the act with everybody it touched, and the import's new state. */
export async function finishCommit(ctx: CommandContext, tally: CommitTally): Promise<void> {
  const { found, personIds, proposals, added, changed, proposed } = tally
  const { bureauId } = ctx.actor
  if (added + changed + proposed === 0) throw new DomainError('conflict', 'nothingToWrite', '没有勾选要写入的行。')
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
  const changes = [{ field: 'rows', after: `新增 ${added}，变更 ${changed}，调动申请 ${proposed}` }]
  const eventId = await recordEvent(ctx, { verb: 'import.committed', subjects, changes })
  await ctx.tx
    .updateTable('imports')
    .set({ state: 'committed', committedAt: ctx.now, eventId, version: found.version + 1 })
    .where('bureauId', '=', bureauId)
    .where('id', '=', found.id)
    .execute()
}
