import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import { workingDaysOf } from '../calendar/public.ts'
import type { InspectionState, SuggestionState } from './workflow.ts'

interface Placed {
  readonly unitId?: string | undefined
  readonly below?: boolean | undefined
  readonly policeLine?: string | undefined
}
export interface InspectionFilters extends Placed {
  readonly state?: InspectionState | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly sort?: string | undefined
}
export interface SuggestionFilters extends Placed {
  readonly state?: SuggestionState | 'waiting' | 'overdue' | undefined
  readonly sort?: string | undefined
}
interface Paged {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}
type Condition = RawBuilder<SqlBool>

/** The line reaches all of its own; everybody else, in their units, what the line has concluded. */
const isReached = ({ actor, scope }: QueryContext, t: 'i' | 's', concluded: Condition): Condition =>
  actor.role === 'lineInspector'
    ? sql<SqlBool>`${sql.ref(`${t}.policeLine`)} = ${scope.policeLine}`
    : sql<SqlBool>`(${inScope(scope, `${t}.unitSortKey`)} and ${concluded})`

function placedAt(t: 'i' | 's', { unitId, below, policeLine }: Placed): Condition[] {
  const key = sql.ref(`${t}.unitSortKey`)
  const place = sql`(select p."unitSortKey" from "units" p where p."bureauId" = ${sql.ref(`${t}.bureauId`)} and p."id" = ${unitId ?? null}::uuid)`
  return [
    ...(policeLine ? [sql<SqlBool>`${sql.ref(`${t}.policeLine`)} = ${policeLine}`] : []),
    ...(unitId && below === false ? [sql<SqlBool>`${sql.ref(`${t}.unitId`)} = ${unitId}`] : []),
    ...(unitId && below !== false ? [sql<SqlBool>`${key} >= ${place} and ${key} < ${place} || '~'`] : []),
  ]
}

/** Inspections that the caller may read and the filters name; the base of list, count, export and todos. */
export function inspectionsAsked(ctx: QueryContext, q: InspectionFilters) {
  const conditions = [
    isReached(ctx, 'i', sql<SqlBool>`i."state" = 'concluded'`),
    ...placedAt('i', q),
    ...(q.state ? [sql<SqlBool>`i."state" = ${q.state}`] : []),
    ...(q.from ? [sql<SqlBool>`i."inspectedOn" >= ${q.from}::date`] : []),
    ...(q.to ? [sql<SqlBool>`i."inspectedOn" <= ${q.to}::date`] : []),
  ]
  const base = ctx.db
    .selectFrom('inspections as i')
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'i.bureauId').onRef('u.id', '=', 'i.unitId'))
    .where('i.bureauId', '=', ctx.actor.bureauId)
  return conditions.reduce((query, condition) => query.where(condition), base)
}

const countOf = (table: 'inspectionItems' | 'suggestions', condition: Condition) =>
  sql<number>`(select count(*)::int from ${sql.table(table)} n where n."bureauId" = i."bureauId" and n."inspectionId" = i."id" and ${condition})`
const withCounts = (base: ReturnType<typeof inspectionsAsked>) =>
  base
    .selectAll('i')
    .select('u.name as unitName')
    .select([
      countOf('inspectionItems', sql<SqlBool>`true`).as('asked'),
      countOf('inspectionItems', sql<SqlBool>`n."answer" = 'found'`).as('found'),
      countOf('suggestions', sql<SqlBool>`true`).as('suggested'),
      countOf('suggestions', sql<SqlBool>`n."state" in ('open', 'returned')`).as('unanswered'),
    ])
export type InspectionFacts = Awaited<ReturnType<ReturnType<typeof withCounts>['executeTakeFirstOrThrow']>>

const inspectionOrders = {
  '-inspectedOn': { columns: ['i.inspectedOn', 'i.id'], direction: 'desc' },
  inspectedOn: { columns: ['i.inspectedOn', 'i.id'], direction: 'asc' },
} as const satisfies Record<string, SortOrder>
const inspectionOrder = (sort: string | undefined) => inspectionOrders[sort === 'inspectedOn' ? 'inspectedOn' : '-inspectedOn']

/** A page of inspections, the last first. */
export async function findInspections(ctx: QueryContext, q: InspectionFilters & Paged) {
  const [limit, order, base] = [q.limit ?? defaultLimit, inspectionOrder(q.sort), inspectionsAsked(ctx, q)]
  const rows = await withCounts(base)
    .where(afterCursor(order, q.cursor))
    .orderBy(orderBy(order))
    .limit(limit + 1)
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.inspectedOn, r.id]), total: n }
}

/** Everything that is filtered, for export; at most 100,000. */
export const findAllInspections = (ctx: QueryContext, q: InspectionFilters) =>
  withCounts(inspectionsAsked(ctx, q))
    .orderBy(orderBy(inspectionOrder(q.sort)))
    .limit(100_000)
    .execute()

/** One inspection with its items and suggestions; notFound where the caller may not read it. */
export async function findInspection(ctx: QueryContext, id: string) {
  const inspection = await withCounts(inspectionsAsked(ctx, {}).where('i.id', '=', id)).executeTakeFirst()
  if (!inspection) throw notFound()
  const asked = await ctx.db
    .selectFrom('inspectionItems')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('inspectionId', '=', id)
    .orderBy('position')
    .selectAll()
    .execute()
  const suggestions = await withNames(suggestionsReached(ctx, []).where('s.inspectionId', '=', id))
    .orderBy('s.position')
    .execute()
  return { ...inspection, items: asked, suggestions, calendar: await workingDaysOf(ctx) }
}
export type InspectionInFull = Awaited<ReturnType<typeof findInspection>>

/** The inspection to be changed, locked. */
export async function lockInspection(ctx: QueryContext, id: string): Promise<InspectionInFull> {
  await inspectionsAsked(ctx, {}).where('i.id', '=', id).select('i.id').forUpdate('i').execute()
  return findInspection(ctx, id)
}

function suggestionsReached(ctx: QueryContext, conditions: readonly Condition[]) {
  const base = ctx.db
    .selectFrom('suggestions as s')
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 's.bureauId').onRef('u.id', '=', 's.unitId'))
    .where('s.bureauId', '=', ctx.actor.bureauId)
    .where(isReached(ctx, 's', sql<SqlBool>`s."state" <> 'draft'`))
  return conditions.reduce((query, condition) => query.where(condition), base)
}
function stateCondition(ctx: QueryContext, state: SuggestionFilters['state']): Condition {
  if (state === undefined) return sql<SqlBool>`s."state" <> 'draft'`
  if (state === 'waiting') return sql<SqlBool>`s."state" in ('open', 'returned')`
  if (state === 'overdue') return sql<SqlBool>`(s."state" in ('open', 'returned') and s."dueOn" < ${ctx.today}::date)`
  return sql<SqlBool>`s."state" = ${state}`
}

/** Suggestions that the caller may read and the filters name. */
export const suggestionsAsked = (ctx: QueryContext, q: SuggestionFilters) =>
  suggestionsReached(ctx, [stateCondition(ctx, q.state), ...placedAt('s', q)])

const withNames = (base: ReturnType<typeof suggestionsReached>) =>
  base
    .selectAll('s')
    .select('u.name as unitName')
    .select(
      sql<string>`(select i."number" from "inspections" i where i."bureauId" = s."bureauId" and i."id" = s."inspectionId")`.as(
        'inspectionNumber',
      ),
    )
export type SuggestionFacts = Awaited<ReturnType<ReturnType<typeof withNames>['executeTakeFirstOrThrow']>>

const suggestionOrders = {
  dueOn: { columns: ['s.dueOn', 's.id'], direction: 'asc', hasEmptyLast: true },
  '-askedOn': { columns: ['s.askedOn', 's.id'], direction: 'desc' },
} as const satisfies Record<string, SortOrder>
const suggestionOrder = (sort: string | undefined): SortOrder => suggestionOrders[sort === 'dueOn' ? 'dueOn' : '-askedOn']

/** A page of suggestions, asked last first. */
export async function findSuggestions(ctx: QueryContext, q: SuggestionFilters & Paged) {
  const [limit, order, base] = [q.limit ?? defaultLimit, suggestionOrder(q.sort), suggestionsAsked(ctx, q)]
  const rows = await withNames(base)
    .where(afterCursor(order, q.cursor))
    .orderBy(orderBy(order))
    .limit(limit + 1)
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  const found = toPage(rows, limit, (r) => [q.sort === 'dueOn' ? r.dueOn : r.askedOn, r.id])
  return { ...found, total: n, calendar: await workingDaysOf(ctx) }
}

/** Everything that is filtered, for export; at most 100,000. */
export const findAllSuggestions = (ctx: QueryContext, q: SuggestionFilters) =>
  withNames(suggestionsAsked(ctx, q))
    .orderBy(orderBy(suggestionOrder(q.sort)))
    .limit(100_000)
    .execute()

/** One suggestion; notFound where the caller may not read it. */
export async function findSuggestion(ctx: QueryContext, id: string): Promise<SuggestionFacts> {
  const row = await withNames(suggestionsReached(ctx, []).where('s.id', '=', id)).executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** The suggestion to be changed, locked. */
export async function lockSuggestion(ctx: QueryContext, id: string): Promise<SuggestionFacts> {
  await suggestionsReached(ctx, []).where('s.id', '=', id).select('s.id').forUpdate('s').execute()
  return findSuggestion(ctx, id)
}

/** Suggestions of a state by unit, in roster order. */
export const countSuggestionsByUnit = (ctx: QueryContext, state: 'waiting' | 'overdue') =>
  suggestionsAsked(ctx, { state })
    .groupBy(['u.id', 'u.shortName', 'u.unitSortKey'])
    .orderBy('u.unitSortKey')
    .select(['u.id as unitId', 'u.shortName as unitName', 'u.unitSortKey'])
    .select([sql<number>`count(*)::int`.as('n'), sql<string | null>`min(s."dueOn")`.as('dueOn')])
    .execute()

/** Units that use auxiliaries of the own line, in roster order: those that it may inspect. */
export const findInspectedUnits = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('people as p')
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'p.bureauId').onRef('u.id', '=', 'p.unitId'))
    .where('p.bureauId', '=', ctx.actor.bureauId)
    .where('p.policeLine', '=', ctx.scope.policeLine)
    .where('p.kind', '=', 'auxiliary')
    .where('p.voidedAt', 'is', null)
    .where('p.separatedOn', 'is', null)
    .where('u.closedOn', 'is', null)
    .groupBy(['u.id', 'u.name', 'u.unitSortKey'])
    .orderBy('u.unitSortKey')
    .select(['u.id', 'u.name', 'u.unitSortKey', sql<number>`count(*)::int`.as('auxiliaries')])
    .execute()

/** Documents of the own line that are in force or on their way, the last first. */
export const findLineDocuments = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('lineDocuments')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('policeLine', '=', ctx.scope.policeLine ?? '')
    .where('state', '<>', 'superseded')
    .orderBy('lodgedAt', 'desc')
    .orderBy('id')
    .limit(20)
    .select(['id', 'title', 'number', 'reviewOn'])
    .execute()

/** The bureau's own rule, and the checklist of the caller's line. */
export async function findRules(ctx: QueryContext) {
  const { bureauId } = ctx.actor
  const bureau = await ctx.db
    .selectFrom('bureaus')
    .where('bureauId', '=', bureauId)
    .select(['name', 'isDemo', 'suggestionDays', 'version'])
    .executeTakeFirstOrThrow()
  const checklist = await ctx.db
    .selectFrom('inspectionChecklists')
    .where('bureauId', '=', bureauId)
    .where('policeLine', '=', ctx.scope.policeLine)
    .selectAll()
    .executeTakeFirst()
  return { ...bureau, checklist }
}
