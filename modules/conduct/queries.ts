import { type Selectable, type SqlBool, sql } from 'kysely'
import { capacitiesOf, findLendings, findOpenings, holderOf, inSealed } from '../../platform/access/sealed-files.ts'
import { addDays, addMonths } from '../../platform/calendar/dates.ts'
import type { CommandContext, QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { forbidden, notFound } from '../../platform/errors.ts'
import { sha256 } from '../../platform/keys.ts'
import { workingDaysOf } from '../calendar/public.ts'
import { findLimits } from '../outcomes/public.ts'
import { isApart, mayEverBe } from './policy.ts'
import { type EntryKindName, ends } from './rails.ts'
import type { ProceedingEntryRow, ProceedingRow } from './tables.ts'
import type { Capacity, ProceedingState } from './workflow.ts'

/** Whom it is about, as the roster said when it was reported. */
export interface Subject {
  readonly id: string
  readonly name: string
  readonly number: string | null
  readonly unitName: string
}
/** What acts later on need of an entry beside its words. */
export interface EntryFacts {
  readonly outcomeCode?: string
  readonly rank?: number
  readonly mark?: string
  readonly isRecused?: boolean
  readonly isAll?: boolean
  readonly point?: number
  readonly remedy?: 'review' | 'appeal'
  readonly isReturn?: boolean
  /** The bureau's own contract ends. */
  readonly isEnding?: boolean
}
export interface AttachedFile {
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly digest: string
}
/** An entry as it was frozen. */
export interface EntryContent {
  readonly byName: string
  readonly lines: readonly (readonly [label: string, words: string])[]
  readonly points?: readonly string[]
  readonly file?: AttachedFile
  readonly facts: EntryFacts
}
export interface Entry extends EntryContent {
  readonly id: string
  readonly kind: EntryKindName
  readonly ofId: string | null
  readonly fileId: string | null
  readonly at: Date
  readonly isSetAside: boolean
  readonly digest: string
}

const entryPlace = (id: string) => `proceedingEntries.contentSealed.${id}`
const subjectPlace = (id: string) => `proceedings.subjectSealed.${id}`
type Keyed = Pick<QueryContext, 'keys'>
export const sealEntry = ({ keys }: Keyed, id: string, content: EntryContent): string =>
  keys.seal(JSON.stringify(content), entryPlace(id))
export const sealSubject = ({ keys }: Keyed, id: string, subject: Subject): string =>
  keys.seal(JSON.stringify(subject), subjectPlace(id))
export const openSubject = ({ keys }: Keyed, row: Pick<ProceedingRow, 'id' | 'subjectSealed'>): Subject =>
  JSON.parse(keys.open(row.subjectSealed, subjectPlace(row.id))) as Subject

function openEntry({ keys }: Keyed, row: ProceedingEntryRow): Entry {
  const text = keys.open(row.contentSealed, entryPlace(row.id))
  const content = JSON.parse(text) as EntryContent
  const { byName, lines, points, file, facts } = content
  const own = { byName, lines, facts, ...(points ? { points } : {}), ...(file ? { file } : {}) }
  const isSetAside = row.setAsideAt !== null
  const { id, ofId, fileId, at } = row
  return { ...own, id, ofId, fileId, at, kind: row.kind as EntryKindName, isSetAside, digest: sha256(text) }
}

const held = (ctx: QueryContext) =>
  ctx.db.selectFrom('proceedings as p').where('p.bureauId', '=', ctx.actor.bureauId).where(inSealed(ctx, 'p.id'))

async function findEntries(ctx: QueryContext, proceedingId: string): Promise<Entry[]> {
  const rows = await ctx.db
    .selectFrom('proceedingEntries as e')
    .where('e.bureauId', '=', ctx.actor.bureauId)
    .where('e.proceedingId', '=', proceedingId)
    .where(inSealed(ctx, 'e.proceedingId'))
    .orderBy('e.position')
    .selectAll('e')
    .execute()
  return rows.map((row) => openEntry(ctx, row))
}

async function inFull(ctx: QueryContext, row: Selectable<ProceedingRow>) {
  const capacities = (await capacitiesOf(ctx, row.id)) as Capacity[]
  const subject = openSubject(ctx, row)
  return { row, subject, capacities, entries: await findEntries(ctx, row.id), lendings: await findLendings(ctx, row.id) }
}
/** A file as a holder finds it. */
export type HeldFile = Awaited<ReturnType<typeof inFull>>

/** One file; notFound for everybody it is not lent to, as for one that does not exist. */
export async function findFile(ctx: QueryContext, id: string): Promise<HeldFile> {
  const row = await held(ctx).where('p.id', '=', id).selectAll('p').executeTakeFirst()
  if (!row) throw notFound()
  return inFull(ctx, row)
}

/** The file to be acted on, locked. */
export async function lockFile(ctx: CommandContext, id: string): Promise<HeldFile> {
  const row = await held(ctx).where('p.id', '=', id).selectAll('p').forUpdate('p').executeTakeFirst()
  if (!row) throw notFound()
  return inFull(ctx, row)
}

/** An entry with its file, for its holders. */
export async function findEntry(ctx: QueryContext, id: string): Promise<{ file: HeldFile; entry: Entry }> {
  const row = await ctx.db
    .selectFrom('proceedingEntries as e')
    .where('e.bureauId', '=', ctx.actor.bureauId)
    .where('e.id', '=', id)
    .where(inSealed(ctx, 'e.proceedingId'))
    .select('e.proceedingId')
    .executeTakeFirst()
  if (!row) throw notFound()
  const file = await findFile(ctx, row.proceedingId)
  const entry = file.entries.find((e) => e.id === id)
  if (!entry) throw notFound()
  return { file, entry }
}

export interface FileFilters {
  readonly kind?: ProceedingRow['kind'] | undefined
  readonly state?: ProceedingState | 'open' | 'closed' | undefined
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}
const newestFirst: SortOrder = { columns: ['p.createdAt', 'p.id'], direction: 'desc' }
const ended = sql<SqlBool>`p."state" = any(${[...ends]}::text[])`

/** A page of the files lent to the caller, the newest first, and how many there are of these. */
export async function findFiles(ctx: QueryContext, q: FileFilters) {
  const limit = q.limit ?? defaultLimit
  const conditions = [
    ...(q.kind ? [sql<SqlBool>`p."kind" = ${q.kind}`] : []),
    ...(q.state === 'closed' ? [ended] : []),
    ...(q.state === 'open' ? [sql<SqlBool>`not ${ended}`] : []),
    ...(q.state && q.state !== 'open' && q.state !== 'closed' ? [sql<SqlBool>`p."state" = ${q.state}`] : []),
  ]
  const base = conditions.reduce((query, condition) => query.where(condition), held(ctx))
  const found = await base
    .where(afterCursor(newestFirst, q.cursor))
    .orderBy(orderBy(newestFirst))
    .limit(limit + 1)
    .selectAll('p')
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const { rows, nextCursor } = toPage(found, limit, (r) => [r.createdAt, r.id])
  const files: Pick<HeldFile, 'row' | 'subject' | 'capacities'>[] = []
  for (const row of rows)
    files.push({
      row,
      subject: openSubject(ctx, row),
      capacities: (await capacitiesOf(ctx, row.id)) as Capacity[],
    })
  return { files, nextCursor, total: n, calendar: await workingDaysOf(ctx) }
}

/** Who opened the file, the newest first. */
export const findWhoOpened = (ctx: QueryContext, id: string) => findOpenings(ctx, id, 'proceeding.opened')

export interface Candidate {
  readonly accountId: string
  readonly personId: string | null
  readonly name: string
  readonly unitName: string
  readonly kind: string | null
  readonly title: string
  readonly roles: readonly string[]
}
/** Every open account of the bureau that could be lent a file; whether it may is the policy's answer. */
export async function findAccounts(ctx: QueryContext): Promise<Candidate[]> {
  const { rows } =
    await sql<Candidate>`select * from "accountsToLend"(${ctx.today}::date) order by "unitName", "name", "accountId"`.execute(
      ctx.db as CommandContext['tx'],
    )
  return rows
}

/** Whose worker the person is by the roster of today: undefined where nobody may tell, null where no employer is entered. */
export async function findEmployer(
  ctx: QueryContext,
  personId: string,
): Promise<{ isDispatched: boolean | null; employer: string | null }> {
  const row = await ctx.db
    .selectFrom('people as q')
    .innerJoin('bureaus as b', 'b.bureauId', 'q.bureauId')
    .where('q.bureauId', '=', ctx.actor.bureauId)
    .where('q.id', '=', personId)
    .select(['q.employer', 'q.kind', 'b.name'])
    .executeTakeFirst()
  const employer = row?.employer ?? null
  if (!row || employer === null) return { isDispatched: row?.kind === 'officer' ? false : null, employer }
  return { isDispatched: employer !== row.name, employer }
}

/** The day on which a limit of the bureau that begins on a day ends; null where none is set, or the calendar of that year is not loaded. */
export async function dueAfter(ctx: QueryContext, code: string, from: string): Promise<string | null> {
  const limit = (await findLimits(ctx)).find((l) => l.code === code)
  if (!limit || limit.number === null) return null
  if (limit.unit === 'days') return addDays(from, limit.number)
  if (limit.unit === 'months') return addMonths(from, limit.number)
  return (await workingDaysOf(ctx)).plus(from, limit.number) ?? null
}

/** A file just reported, as a row of the list. */
export async function findReported(ctx: QueryContext, id: string) {
  return { file: await findFile(ctx, id), calendar: await workingDaysOf(ctx) }
}

/** Leaders to whom the caller may report. */
export const findLeaders = async (ctx: QueryContext): Promise<Candidate[]> =>
  (await findAccounts(ctx)).filter((a) => mayEverBe(a, 'authorisedLeader') && a.accountId !== ctx.actor.accountId)

/** How an account stands as a holder, by itself and by its person. */
export const marksOf = (ctx: QueryContext, { accountId, personId }: Pick<Candidate, 'accountId' | 'personId'>): string[] =>
  [accountId, personId].flatMap((id) => (id ? [holderOf(ctx.keys, id)] : []))

/** Who may have a part in the file, for the leader who names them. */
export async function findCandidates(ctx: QueryContext, id: string, capacity: Capacity): Promise<Candidate[]> {
  const file = await findFile(ctx, id)
  if (!file.capacities.includes('authorisedLeader')) throw forbidden('只有受理领导指定经办人。')
  const accounts = (await findAccounts(ctx)).filter((a) => mayEverBe(a, capacity))
  return accounts.filter((candidate) => isApart(file, { candidate, marks: marksOf(ctx, candidate), capacity }))
}
