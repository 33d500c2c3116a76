import { type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { forbidden, notFound } from '../../platform/errors.ts'
import type { PartFilters } from './contract.ts'
import { collectionsInScope, filteredParts, isInReach, partsInScope, standingOf, tallies } from './filters.ts'
import type { FormKind } from './tables.ts'

interface Paging {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}

const newestFirst: SortOrder = { columns: ['c.openedOn', 'c.id'], direction: 'desc' }

async function withTallies<C extends { id: string }>(ctx: QueryContext, collections: readonly C[]) {
  const counts = await partsInScope(ctx)
    .where('p.collectionId', '=', sql<string>`any(${collections.map((c) => c.id)}::uuid[])`)
    .groupBy('p.collectionId')
    .select(['p.collectionId', ...tallies(ctx.today)])
    .execute()
  const tallyOf = new Map(counts.map((c) => [c.collectionId, c]))
  return collections.map((collection) => ({ ...collection, tally: tallyOf.get(collection.id) }))
}

/** Collections in reach with how the units in reach stand, the newest first. */
export async function findCollections(ctx: QueryContext, q: Paging & { state?: 'open' | 'closed' | undefined }) {
  const limit = q.limit ?? defaultLimit
  let base = collectionsInScope(ctx)
  if (q.state) base = base.where('c.closedAt', q.state === 'open' ? 'is' : 'is not', null)
  const rows = await base
    .selectAll('c')
    .where(afterCursor(newestFirst, q.cursor))
    .orderBy(orderBy(newestFirst))
    .limit(limit + 1)
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const found = toPage(rows, limit, (c) => [c.openedOn, c.id])
  return { nextCursor: found.nextCursor, total: n, rows: await withTallies(ctx, found.rows) }
}
export type FoundCollection = Awaited<ReturnType<typeof findCollections>>['rows'][number]

export async function findCollection(ctx: QueryContext, id: string): Promise<FoundCollection> {
  const [found] = await withTallies(ctx, await collectionsInScope(ctx).where('c.id', '=', id).selectAll('c').execute())
  if (!found) throw notFound()
  return found
}

/** The collection to be changed, locked; notFound outside the scope, forbidden with the sentence where it may only be read. */
export async function lockCollection(ctx: QueryContext, id: string, whoMay: string) {
  const wanted = ctx.db
    .selectFrom('collections as c')
    .where('c.bureauId', '=', ctx.actor.bureauId)
    .where('c.id', '=', id)
    .where(isInReach(ctx))
    .selectAll('c')
  const locked = await wanted.forUpdate('c').executeTakeFirst()
  if (locked) return locked
  /* Row-level security lets nobody lock what only others may change. */
  throw (await wanted.executeTakeFirst()) ? forbidden(whoMay) : notFound()
}

const rollCall: SortOrder = { columns: ['p.unitSortKey', 'p.openedOn', 'p.position', 'p.id'], direction: 'asc' }
const withCollection = (ctx: QueryContext, base: ReturnType<typeof filteredParts>) =>
  base
    .innerJoin('collections as c', (j) => j.onRef('c.bureauId', '=', 'p.bureauId').onRef('c.id', '=', 'p.collectionId'))
    .selectAll('p')
    .select(['u.name as unitName', 'c.serialNumber as collectionNumber', 'c.title as collectionTitle'])
    .select(standingOf(ctx.today).as('standing'))
    .orderBy(orderBy(rollCall))

/** Parts in reach, in roster order. */
export async function findParts(ctx: QueryContext, q: PartFilters & Paging) {
  const limit = q.limit ?? defaultLimit
  const base = filteredParts(ctx, q)
  const rows = await withCollection(ctx, base)
    .where(afterCursor(rollCall, q.cursor))
    .limit(limit + 1)
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (p) => [p.unitSortKey, p.openedOn, p.position, p.id]), total: n }
}
export type FoundPart = Awaited<ReturnType<typeof findParts>>['rows'][number]

/** Everything that is filtered, for export; at most 100,000. */
export const findAllParts = (ctx: QueryContext, q: PartFilters) =>
  withCollection(ctx, filteredParts(ctx, q)).limit(100_000).execute()

/** Parts by id in reach, in roster order. */
export const findPartsById = (ctx: QueryContext, ids: readonly string[]) =>
  withCollection(ctx, partsInScope(ctx)).where('p.id', '=', sql<string>`any(${ids}::uuid[])`).execute()

interface Part {
  readonly kind: FormKind
  readonly unitId: string
  readonly unitSortKey: string
  readonly openedOn: string
}

/** Frozen numbers of a part's unit and form since its collection was opened, newest first; none for a form that is not frozen. */
export async function findFrozen({ db, actor }: QueryContext, part: Part) {
  if (part.kind !== 'annex1' && part.kind !== 'annex5') return []
  return db
    .selectFrom('formSnapshots')
    .where('bureauId', '=', actor.bureauId)
    .where('unitId', '=', part.unitId)
    .where('form', '=', part.kind)
    .where(sql<SqlBool>`("frozenAt" at time zone 'Asia/Shanghai')::date >= ${part.openedOn}::date`)
    .orderBy('number', 'desc')
    .limit(20)
    .select(['id', 'serialNumber', 'digest', 'frozenAt', 'frozenByName'])
    .execute()
}

const signedForms: Partial<Record<FormKind, string>> = { annex2: '附件2', annex3: '附件3', annex4: '附件4' }

/** How many of the unit have signed the annex's text in the system, of how many who were asked and may still answer; null for a form that is not signed. */
export async function countSigned({ db, actor }: QueryContext, part: Part) {
  const label = signedForms[part.kind]
  if (!label) return null
  return db
    .selectFrom('signingRequests as s')
    .innerJoin('wordings as w', (j) => j.onRef('w.bureauId', '=', 's.bureauId').onRef('w.id', '=', 's.wordingId'))
    .where('s.bureauId', '=', actor.bureauId)
    .where('s.unitId', '=', part.unitId)
    .where('w.formLabel', '=', label)
    .where('s.state', '<>', 'withdrawn')
    .where((e) => e.or([e('s.state', '=', 'signed'), e('s.endedAt', 'is', null)]))
    .select([
      sql<number>`count(distinct s."personId") filter (where s."state" = 'signed')::int`.as('signed'),
      sql<number>`count(distinct s."personId")::int`.as('toSign'),
    ])
    .executeTakeFirstOrThrow()
}

type SignedPart = Part & { readonly submittedAt: Date | null }
/** What everybody of the unit signed in the system up to the submission, as it was signed, in roster order; each person's last. Letters are printed by their own module. */
export async function findSignedSheets({ db, actor }: QueryContext, part: SignedPart) {
  const rows = await db
    .selectFrom('signatures as g')
    .innerJoin('signingRequests as s', (j) => j.onRef('s.bureauId', '=', 'g.bureauId').onRef('s.id', '=', 'g.requestId'))
    .innerJoin('wordings as w', (j) => j.onRef('w.bureauId', '=', 's.bureauId').onRef('w.id', '=', 's.wordingId'))
    .leftJoin('people as o', (j) => j.onRef('o.bureauId', '=', 'g.bureauId').onRef('o.id', '=', 'g.personId'))
    .where('g.bureauId', '=', actor.bureauId)
    .where('s.unitId', '=', part.unitId)
    .where('w.formLabel', '=', signedForms[part.kind] ?? '')
    .where('g.signedAt', '<=', part.submittedAt ?? new Date(0))
    .orderBy('o.numberSortKey')
    .orderBy('g.signedAt')
    .select(['g.id', 'g.personId', 'g.personName', 'g.unitName', 'g.unitSortKey', 'g.versionId', 'g.fields', 'g.stroke'])
    .select(['g.signedAt', 'g.evidenceDigest'])
    .execute()
  return [...new Map(rows.map((row) => [row.personId, row])).values()]
}
export type SignedSheet = Awaited<ReturnType<typeof findSignedSheets>>[number]

/** One part in reach with what may be handed in for it; notFound outside. */
export async function findPart(ctx: QueryContext, id: string) {
  const found = await withCollection(ctx, partsInScope(ctx)).where('p.id', '=', id).executeTakeFirst()
  if (!found) throw notFound()
  return { found, frozen: await findFrozen(ctx, found), signedNow: await countSigned(ctx, found) }
}

/** Parts to be changed, locked; notFound when one is outside the scope. */
export async function lockParts(ctx: QueryContext, ids: readonly string[]) {
  const found = await ctx.db
    .selectFrom('collectionParts as p')
    .where('p.bureauId', '=', ctx.actor.bureauId)
    .where('p.id', '=', sql<string>`any(${ids}::uuid[])`)
    .where(inScope(ctx.scope, 'p.unitSortKey'))
    .orderBy('p.id')
    .selectAll('p')
    .forUpdate('p')
    .execute()
  if (found.length !== new Set(ids).size) throw notFound()
  return found
}

const byPlace: SortOrder = { columns: ['u.unitSortKey', 'u.id'], direction: 'asc' }

/** Units in reach that owe the collection, in roster order, with the state of each form. */
export async function findCollectionUnits(ctx: QueryContext, id: string, q: Paging) {
  const limit = q.limit ?? defaultLimit
  const collection = await findCollection(ctx, id)
  const base = ctx.db
    .selectFrom('units as u')
    .where('u.bureauId', '=', ctx.actor.bureauId)
    .where(
      sql<SqlBool>`exists (select 1 from "collectionParts" p where p."bureauId" = u."bureauId" and p."unitId" = u."id" and p."collectionId" = ${id} and ${inScope(ctx.scope, 'p.unitSortKey')})`,
    )
  const units = await base
    .where(afterCursor(byPlace, q.cursor))
    .orderBy(orderBy(byPlace))
    .limit(limit + 1)
    .select(['u.id', 'u.name', 'u.unitSortKey'])
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const found = toPage(units, limit, (u) => [u.unitSortKey, u.id])
  const cells = await partsInScope(ctx)
    .where('p.collectionId', '=', id)
    .where('p.unitId', '=', sql<string>`any(${found.rows.map((u) => u.id)}::uuid[])`)
    .orderBy('p.position')
    .select(['p.id', 'p.unitId', 'p.formKey', 'p.state', 'p.remindedAt', standingOf(ctx.today).as('standing')])
    .execute()
  const cellsOf = Map.groupBy(cells, (c) => c.unitId)
  return { ...found, rows: found.rows.map((unit) => ({ ...unit, cells: cellsOf.get(unit.id) ?? [] })), total: n, collection }
}
