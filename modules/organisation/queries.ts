import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import type { listUnits } from './contract.ts'

type ListQuery = NonNullable<z.infer<(typeof listUnits)['query'] & z.ZodType>>
export type UnitFilters = Omit<ListQuery, 'limit' | 'cursor' | 'sort'>

/** Appointments that hold today, beside their unit. */
const holdsToday = (today: string) => sql<SqlBool>`l."fromOn" <= ${today} and (l."toOn" is null or l."toOn" > ${today})`

const leaderNames = (today: string, duty: string) => sql<string[]>`array(select p."name" from "unitAppointments" l
  join "people" p on p."bureauId" = l."bureauId" and p."id" = l."personId"
  where l."bureauId" = "units"."bureauId" and l."unitId" = "units"."id" and l."duty" = ${duty} and ${holdsToday(today)} order by l."fromOn", p."namePinyin")`

const auxiliaryCount = sql<number>`(select count(*)::int from "people" a where a."bureauId" = "units"."bureauId" and a."unitId" = "units"."id"
  and a."kind" = 'auxiliary' and a."voidedAt" is null and a."separatedOn" is null)`

const lacksLeader = (today: string, duty: string) => sql<SqlBool>`not exists (select 1 from "unitAppointments" l
  where l."bureauId" = "units"."bureauId" and l."unitId" = "units"."id" and l."duty" = ${duty} and ${holdsToday(today)})`

/** Kinds of units that use auxiliaries and so owe contacts and leaders. */
export const usingKinds = ['policeStation', 'division', 'office'] as const

const lacksContact = sql<SqlBool>`("units"."hotline" is null or "units"."mailbox" is null)`

const missingConditions = (today: string) => ({
  any: sql<SqlBool>`(${lacksContact} or ${lacksLeader(today, 'unitHead')} or ${lacksLeader(today, 'leaderInCharge')} or ${lacksLeader(today, 'overseeingBureauLeader')})`,
  contact: lacksContact,
  unitHead: lacksLeader(today, 'unitHead'),
  leaderInCharge: lacksLeader(today, 'leaderInCharge'),
  overseeingBureauLeader: lacksLeader(today, 'overseeingBureauLeader'),
})

function unitsInScope(ctx: QueryContext, filters: UnitFilters) {
  let query = ctx.db
    .selectFrom('units')
    .where('units.bureauId', '=', ctx.actor.bureauId)
    .where(inScope(ctx.scope, 'units.unitSortKey'))
  if (!filters.closed) query = query.where('units.closedOn', 'is', null)
  if (filters.kind) query = query.where('units.kind', '=', filters.kind)
  if (filters.missing) query = query.where('units.kind', 'in', usingKinds).where(missingConditions(ctx.today)[filters.missing])
  if (filters.q)
    query = query.where((e) =>
      e.or([e(sql`position(${filters.q} in "units"."name")`, '>', 0), e(sql`position(${filters.q} in "units"."code")`, '>', 0)]),
    )
  if (filters.unitId && filters.below === false) query = query.where('units.id', '=', filters.unitId)
  else if (filters.unitId) {
    query =
      query.where(sql<SqlBool>`exists (select 1 from "units" top where top."bureauId" = "units"."bureauId" and top."id" = ${filters.unitId}
      and "units"."unitSortKey" >= top."unitSortKey" and "units"."unitSortKey" < top."unitSortKey" || '~')`)
  }
  return query
}

const selectRow = (ctx: QueryContext, filters: UnitFilters) =>
  unitsInScope(ctx, filters)
    .leftJoin('units as parent', (j) =>
      j.onRef('parent.bureauId', '=', 'units.bureauId').onRef('parent.id', '=', 'units.parentId'),
    )
    .selectAll('units')
    .select([
      'parent.name as parentName',
      auxiliaryCount.as('auxiliaryCount'),
      leaderNames(ctx.today, 'unitHead').as('headNames'),
      leaderNames(ctx.today, 'leaderInCharge').as('leaderNames'),
      leaderNames(ctx.today, 'overseeingBureauLeader').as('overseerNames'),
    ])

const orders: Record<string, SortOrder> = {
  order: { columns: ['units.unitSortKey'], direction: 'asc' },
  name: { columns: ['units.name', 'units.unitSortKey'], direction: 'asc' },
  '-name': { columns: ['units.name', 'units.unitSortKey'], direction: 'desc' },
  code: { columns: ['units.code', 'units.unitSortKey'], direction: 'asc' },
  '-code': { columns: ['units.code', 'units.unitSortKey'], direction: 'desc' },
}

export async function findUnits(ctx: QueryContext, { limit = defaultLimit, cursor, sort = 'order', ...filters }: ListQuery) {
  const order = orders[sort] ?? { columns: ['units.unitSortKey'], direction: 'asc' as const }
  const [rows, counted] = await Promise.all([
    selectRow(ctx, filters)
      .where(afterCursor(order, cursor))
      .orderBy(orderBy(order))
      .limit(limit + 1)
      .execute(),
    unitsInScope(ctx, filters)
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  ])
  const column = sort.replace('-', '')
  const valuesOf = (r: (typeof rows)[number]): string[] =>
    column === 'name' || column === 'code' ? [r[column], r.unitSortKey] : [r.unitSortKey]
  return { ...toPage(rows, limit, valuesOf), total: counted.n }
}

export const findAllUnits = (ctx: QueryContext, filters: UnitFilters) =>
  selectRow(ctx, filters).orderBy('units.unitSortKey').execute()

/** The tree in scope: one grouped count for all units, not one a unit. */
export function findTree(ctx: QueryContext, isWithClosed: boolean) {
  const counts = ctx.db
    .selectFrom('people')
    .where('people.bureauId', '=', ctx.actor.bureauId)
    .where('people.kind', '=', 'auxiliary')
    .where('people.voidedAt', 'is', null)
    .where('people.separatedOn', 'is', null)
    .groupBy('people.unitId')
    .select((e) => ['people.unitId', e.fn.countAll<number>().as('n')])
  return unitsInScope(ctx, { closed: isWithClosed })
    .leftJoin(counts.as('c'), 'c.unitId', 'units.id')
    .orderBy('units.unitSortKey')
    .select([
      'units.id',
      'units.parentId',
      'units.name',
      'units.shortName',
      'units.kind',
      'units.closedOn',
      'units.unitSortKey',
      sql<number>`coalesce(c."n", 0)`.as('auxiliaryCount'),
    ])
    .execute()
}

/** One unit in scope, with its history; notFound outside. */
export async function findUnit(ctx: QueryContext, id: string) {
  const unit = await selectRow(ctx, { closed: true }).where('units.id', '=', id).executeTakeFirst()
  if (!unit) throw notFound()
  const [appointments, names, successor, children, people] = await Promise.all([
    ctx.db
      .selectFrom('unitAppointments as l')
      .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'l.bureauId').onRef('p.id', '=', 'l.personId'))
      .where('l.bureauId', '=', ctx.actor.bureauId)
      .where('l.unitId', '=', id)
      .orderBy('l.fromOn', 'desc')
      .select([
        'l.id',
        'l.duty',
        'l.personId',
        'p.name as personName',
        'p.title as personTitle',
        'l.fromOn',
        'l.toOn',
        'l.version',
      ])
      .execute(),
    ctx.db
      .selectFrom('unitNames')
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('unitId', '=', id)
      .orderBy('fromOn', 'desc')
      .select(['name', 'fromOn', 'toOn', 'reason'])
      .execute(),
    unit.successorId
      ? ctx.db
          .selectFrom('units')
          .where('bureauId', '=', ctx.actor.bureauId)
          .where('id', '=', unit.successorId)
          .select(['id', 'name'])
          .executeTakeFirst()
      : undefined,
    ctx.db
      .selectFrom('units')
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('parentId', '=', id)
      .where('closedOn', 'is', null)
      .orderBy('unitSortKey')
      .select(['id', 'name'])
      .execute(),
    ctx.db
      .selectFrom('people')
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('unitId', '=', id)
      .where('voidedAt', 'is', null)
      .where('separatedOn', 'is', null)
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow(),
  ])
  return { ...unit, appointments, names, successor, children, peopleCount: people.n }
}

/** The unit to be changed, locked; notFound outside the scope. */
export async function lockUnit(ctx: QueryContext, id: string) {
  const unit = await ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .where(inScope(ctx.scope))
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  if (!unit) throw notFound()
  return unit
}

/** Units in scope that lack something, in roster order, one each. */
export const countMissingByUnit = (ctx: QueryContext, missing: NonNullable<UnitFilters['missing']>) =>
  unitsInScope(ctx, { missing })
    .orderBy('units.unitSortKey')
    .select(['units.id as unitId', 'units.shortName as unitName', 'units.unitSortKey', sql<number>`1`.as('n')])
    .execute()

const mostOfficers = 30

/** Officers to choose from, the own unit's first: with words anywhere in the bureau (name, initials, number), without words in the scope only. */
export async function findOfficers(ctx: QueryContext, { q = '', unitId }: { q?: string; unitId?: string }) {
  const words = q.trim()
  const typed = words.toLowerCase()
  let query = ctx.db
    .selectFrom('people')
    .leftJoin('units', (j) => j.onRef('units.bureauId', '=', 'people.bureauId').onRef('units.id', '=', 'people.unitId'))
    .where('people.bureauId', '=', ctx.actor.bureauId)
    .where('people.kind', '=', 'officer')
    .where('people.voidedAt', 'is', null)
    .where('people.separatedOn', 'is', null)
  if (words === '') query = query.where(inScope(ctx.scope, 'people.unitSortKey'))
  else
    query = query.where(
      sql<SqlBool>`(position(${words} in "people"."name") > 0 or starts_with("people"."nameInitials", ${typed}) or "people"."number" = ${words})`,
    )
  if (words === '' && unitId) query = query.where('people.unitId', '=', unitId)
  const nearest = unitId ?? ctx.actor.unitId
  return query
    .orderBy(sql`"people"."unitId" is distinct from ${nearest}::uuid`)
    .orderBy('people.unitSortKey')
    .orderBy('people.numberSortKey')
    .orderBy('people.id')
    .limit(mostOfficers)
    .select(['people.id', 'people.name', 'people.number', 'people.title', 'units.name as unitName'])
    .execute()
}
