import { type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import { workingDaysOf } from '../calendar/public.ts'
import { type LetterFilters, lettersInScope } from './filters.ts'
import type { HolderDuty, IssuerDuty } from './tables.ts'

const inOrder: SortOrder = { columns: ['r.place'], direction: 'asc' }
interface Paging {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}
type Rows = Awaited<ReturnType<typeof withNames>>
export type NamedLetter = Rows[number]

/** Rows with unit and with who stands on both sides: two round trips for any number. */
async function withNames(ctx: QueryContext, base: Awaited<ReturnType<typeof lettersInScope>>, limit: number) {
  const rows = await base.selectAll('r').select('u.name as unitName').orderBy(orderBy(inOrder)).limit(limit).execute()
  const ids = rows.flatMap((r) => r.id ?? [])
  const people = [...new Set(rows.flatMap((r) => [r.holderId ?? [], r.issuerId ?? []].flat()))]
  const parties = await ctx.db
    .selectFrom('letterParties')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('letterId', '=', sql<string>`any(${ids}::uuid[])`)
    .where('toOn', 'is', null)
    .select(['letterId', 'side', 'fromOn', 'answer', 'means'])
    .execute()
  const names = await ctx.db
    .selectFrom('people')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('kind', '=', 'officer')
    .where('id', '=', sql<string>`any(${people}::uuid[])`)
    .select(['id', 'name'])
    .execute()
  const partyOf = new Map(parties.map((p) => [`${p.letterId} ${p.side}`, p]))
  const nameOf = new Map(names.map((n) => [n.id, n.name]))
  const standOf = (letterId: string | null, side: 'holder' | 'issuer', personId: string | null) =>
    personId === null ? null : { personId, name: nameOf.get(personId) ?? '', party: partyOf.get(`${letterId} ${side}`) }
  return rows.map((r) => ({
    ...r,
    holder: standOf(r.id, 'holder', r.holderId),
    issuer: standOf(r.id, 'issuer', r.issuerId),
  }))
}

/** A page of letters and posts without one, by unit and level. */
export async function findLetters(ctx: QueryContext, q: LetterFilters & Paging) {
  const limit = q.limit ?? defaultLimit
  const base = await lettersInScope(ctx, q)
  const rows = await withNames(ctx, base.where(afterCursor(inOrder, q.cursor)), limit + 1)
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.place]), total: n, calendar: await workingDaysOf(ctx) }
}

/** Everything that is filtered, for export and printing. */
export const findAllLetters = async (ctx: QueryContext, q: LetterFilters, limit = 100_000): Promise<NamedLetter[]> =>
  withNames(ctx, await lettersInScope(ctx, q), limit)

/** Whether the unit lies in reach. */
export const isUnitInReach = async (ctx: QueryContext, unitId: string): Promise<boolean> =>
  (await ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', unitId)
    .where(inScope(ctx.scope))
    .select('id')
    .executeTakeFirst()) !== undefined

/** How many of a state, by unit, in roster order. */
export const countLettersByUnit = async (ctx: QueryContext, q: LetterFilters) =>
  (await lettersInScope(ctx, q))
    .groupBy(['u.id', 'u.shortName', 'u.unitSortKey'])
    .orderBy('u.unitSortKey')
    .select(['u.id as unitId', 'u.shortName as unitName', 'u.unitSortKey', sql<number>`count(*)::int`.as('n')])
    .execute()

/** Letters owed today by unit, in roster order, and those that both sides signed and still stand behind. */
export const measureLettersByUnit = async (ctx: QueryContext) =>
  (await lettersInScope(ctx, {}))
    .groupBy(['u.id', 'u.shortName', 'u.unitSortKey'])
    .orderBy('u.unitSortKey')
    .select(['u.id as unitId', 'u.shortName as unitName', 'u.unitSortKey', sql<number>`count(*)::int`.as('whole')])
    .select(sql<number>`(count(*) filter (where r."state" = 'inForce' and r."gap" is null))::int`.as('part'))
    .execute()

interface PostsAsked {
  readonly holderDuty: HolderDuty
  readonly unitIds: readonly string[]
  readonly renews: boolean
}

/** Posts of a level that a letter would be issued to now: without one, or (if asked) with one on an older version whose post is held. Of units named, with all below; none named: of all in reach. */
export async function findPosts(ctx: QueryContext, { holderDuty, unitIds, renews }: PostsAsked) {
  const named = sql<SqlBool>`exists (select 1 from "units" n where n."bureauId" = ${ctx.actor.bureauId} and n."id" = any(${[...unitIds]}::uuid[])
    and r."unitSortKey" >= n."unitSortKey" and r."unitSortKey" < n."unitSortKey" || '~')`
  const base = (await lettersInScope(ctx, { holderDuty }))
    .where(sql<SqlBool>`(r."state" = 'missing' or (${renews} and r."isOutdated" and r."holderId" is not null))`)
    .where(unitIds.length === 0 ? sql<SqlBool>`true` : named)
  return base.selectAll('r').select('u.name as unitName').orderBy('r.place').execute()
}

/** Letters in reach, and those that the actor stands behind. */
export const reachable = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('letters as l')
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'l.bureauId').onRef('u.id', '=', 'l.unitId'))
    .innerJoin('chainTemplates as t', (j) => j.onRef('t.bureauId', '=', 'l.bureauId').onRef('t.id', '=', 'l.chainTemplateId'))
    .innerJoin('wordingVersions as v', (j) => j.onRef('v.bureauId', '=', 'l.bureauId').onRef('v.id', '=', 'l.versionId'))
    .leftJoin('letters as b', (j) => j.onRef('b.bureauId', '=', 'l.bureauId').onRef('b.id', '=', 'l.predecessorId'))
    .where('l.bureauId', '=', ctx.actor.bureauId)
    .where((e) =>
      e.or([
        inScope(ctx.scope, 'l.unitSortKey'),
        e('l.holderPersonId', '=', ctx.actor.personId),
        e('l.issuerPersonId', '=', ctx.actor.personId),
      ]),
    )
    .selectAll('l')
    .select(['u.name as unitName', 't.name as templateName', 'v.number as versionNumber', 'b.serialNumber as predecessorNumber'])
    .select(
      sql<boolean>`exists (select 1 from "wordingVersions" n where n."bureauId" = l."bureauId" and n."wordingId" = l."wordingId" and n."number" > v."number" and n."inForceFrom" <= ${ctx.today}::date)`.as(
        'hasNewer',
      ),
    )
export type FoundLetter = Awaited<ReturnType<typeof findLettersById>>[number]

/** Letters by id with all their parties, newest first; those outside the reach are left out. */
export async function findLettersById(ctx: QueryContext, ids: readonly string[]) {
  const letters = await reachable(ctx)
    .where('l.id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .orderBy('l.unitSortKey')
    .orderBy('l.id')
    .execute()
  const parties = await ctx.db
    .selectFrom('letterParties')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('letterId', '=', sql<string>`any(${letters.map((l) => l.id)}::uuid[])`)
    .orderBy('fromOn', 'desc')
    .orderBy('createdAt', 'desc')
    .selectAll()
    .execute()
  return letters.map((letter) => ({ ...letter, parties: parties.filter((p) => p.letterId === letter.id) }))
}

export async function findLetter(ctx: QueryContext, id: string): Promise<FoundLetter> {
  const [letter] = await findLettersById(ctx, [id])
  if (!letter) throw notFound()
  return letter
}

/** What waits for the actor's own acknowledgement. */
export const ownAcknowledgements = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('letterParties as p')
    .innerJoin('letters as l', (j) => j.onRef('l.bureauId', '=', 'p.bureauId').onRef('l.id', '=', 'p.letterId'))
    .where('p.bureauId', '=', ctx.actor.bureauId)
    .where('p.personId', '=', ctx.actor.personId)
    .where('p.means', '=', 'acknowledgement')
    .where('p.answer', '=', 'open')
    .where('p.toOn', 'is', null)
    .where('l.endedOn', 'is', null)

/** Drawn signatures by id, of those in reach. */
export const findStrokes = (ctx: QueryContext, ids: readonly string[]) =>
  ctx.db
    .selectFrom('signatures')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .select(['id', 'stroke', 'signedAt'])
    .execute()

export interface AskedLetters {
  readonly on: string
  readonly personIds: readonly string[]
  readonly unitIds: readonly string[]
}
/** A side of a letter that somebody stood behind on a day. */
export interface LetterOnDay {
  readonly id: string
  readonly serialNumber: string
  readonly versionNumber: number
  readonly side: 'issuer' | 'holder'
  readonly duty: HolderDuty | IssuerDuty
  readonly unitId: string
  readonly personId: string
  readonly answer: 'open' | 'signed' | 'acknowledged' | 'declined'
}

/** Under which letters, in which wording, people stood on a day for units; in scope. */
export const findLettersOn = (ctx: QueryContext, { on, personIds, unitIds }: AskedLetters): Promise<LetterOnDay[]> =>
  ctx.db
    .selectFrom('letterParties as p')
    .innerJoin('letters as l', (j) => j.onRef('l.bureauId', '=', 'p.bureauId').onRef('l.id', '=', 'p.letterId'))
    .innerJoin('wordingVersions as v', (j) => j.onRef('v.bureauId', '=', 'l.bureauId').onRef('v.id', '=', 'l.versionId'))
    .where('p.bureauId', '=', ctx.actor.bureauId)
    .where('p.personId', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .where('l.unitId', '=', sql<string>`any(${[...unitIds]}::uuid[])`)
    .where('p.fromOn', '<=', on)
    .where(sql<SqlBool>`coalesce(p."toOn", l."endedOn", 'infinity') > ${on}::date`)
    .where((e) =>
      e.or([
        inScope(ctx.scope, 'l.unitSortKey'),
        e('l.holderPersonId', '=', ctx.actor.personId),
        e('l.issuerPersonId', '=', ctx.actor.personId),
      ]),
    )
    .orderBy('p.side')
    .orderBy('p.fromOn', 'desc')
    .select(['l.id', 'l.serialNumber', 'v.number as versionNumber', 'p.side', 'l.unitId', 'p.personId', 'p.answer'])
    .select(sql<HolderDuty | IssuerDuty>`case p."side" when 'holder' then l."holderDuty" else l."issuerDuty" end`.as('duty'))
    .execute()
