import { type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import type { duties, listedTriggers } from './contract.ts'

export type ListedTrigger = (typeof listedTriggers)[number]
export type Duty = (typeof duties)[number]
export interface TriggerFilters {
  readonly trigger?: ListedTrigger | undefined
  readonly unitId?: string | undefined
}

/** Facts that give cause, as `t`: computed from the records themselves, never stored. */
const sources = ({ actor: { bureauId }, today }: QueryContext) => ({
  overdueCloseOut: sql`select h."bureauId", h."id", 'overdueCloseOut' as "trigger", h."unitId", h."unitSortKey", h."number" || '　' || h."title" as "what", h."rectifyBy" as "since"
    from "hazards" h where h."bureauId" = ${bureauId} and h."state" <> 'closed' and h."rectifyBy" < ${today}::date`,
  missedReport: sql`select r."bureauId", r."id", 'missedReport' as "trigger", r."unitId", r."unitSortKey", o."serialNumber" || '　' || o."title" || '：没有报' as "what", r."dueOn" as "since"
    from "screeningReturns" r join "screeningRounds" o on o."bureauId" = r."bureauId" and o."id" = r."roundId"
    where r."bureauId" = ${bureauId} and r."firstSubmittedAt" is null and r."dueOn" < ${today}::date`,
  overreach: sql`select h."bureauId", h."id", 'overreach' as "trigger", h."unitId", h."unitSortKey", h."number" || '　' || h."title" as "what", h."foundOn" as "since"
    from "hazards" h where h."bureauId" = ${bureauId} and h."source" = 'overreachReport'`,
})

function inReach(ctx: QueryContext, { trigger, unitId }: TriggerFilters) {
  const all = sources(ctx)
  const rows = sql<{
    bureauId: string
    id: string
    trigger: ListedTrigger
    unitId: string
    unitSortKey: string
    what: string
    since: string
  }>`${trigger ? all[trigger] : sql.join(Object.values(all), sql` union all `)}`
  const base = ctx.db
    .selectFrom(
      sql<{
        bureauId: string
        id: string
        trigger: ListedTrigger
        unitId: string
        unitSortKey: string
        what: string
        since: string
      }>`(${rows})`.as('t'),
    )
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 't.bureauId').onRef('u.id', '=', 't.unitId'))
    .where(inScope(ctx.scope, 't.unitSortKey'))
  const place = sql`(select p."unitSortKey" from "units" p where p."bureauId" = ${ctx.actor.bureauId} and p."id" = ${unitId ?? null}::uuid)`
  return unitId ? base.where(sql<SqlBool>`t."unitSortKey" >= ${place} and t."unitSortKey" < ${place} || '~'`) : base
}

const orders = {
  since: { columns: ['t.since', 't.id'], direction: 'asc' },
  '-since': { columns: ['t.since', 't.id'], direction: 'desc' },
} as const satisfies Record<string, SortOrder>
const orderOf = (sort: string | undefined) => orders[sort === 'since' ? 'since' : '-since']
type Sorted = TriggerFilters & { readonly sort?: string | undefined }

const named = (ctx: QueryContext, q: Sorted) =>
  inReach(ctx, q)
    .orderBy(orderBy(orderOf(q.sort)))
    .select(['t.id', 't.trigger', 't.unitId', 't.what', 't.since', 'u.name as unitName'])
export type TriggerFacts = Awaited<ReturnType<ReturnType<typeof named>['executeTakeFirstOrThrow']>>

/** A page of what gives cause, the newest first. */
export async function findTriggers(ctx: QueryContext, q: Sorted & { limit?: number | undefined; cursor?: string | undefined }) {
  const limit = q.limit ?? defaultLimit
  const rows = await named(ctx, q)
    .where(afterCursor(orderOf(q.sort), q.cursor))
    .limit(limit + 1)
    .execute()
  const { n } = await inReach(ctx, q)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.since, r.id]), total: n }
}

/** Everything that is filtered, for export; at most 100,000. */
export const findAllTriggers = (ctx: QueryContext, q: Sorted) => named(ctx, q).limit(100_000).execute()

/** One fact that gives cause; notFound outside the reach. */
export async function findTrigger(ctx: QueryContext, trigger: ListedTrigger, id: string): Promise<TriggerFacts> {
  const row = await named(ctx, { trigger }).where('t.id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** The unit's leaders and lead officers on a day; `led` is how many auxiliaries of the unit each led. notFound outside the reach. */
export async function findAnswerable(ctx: QueryContext, { unitId, on }: { unitId: string; on: string }) {
  const { bureauId } = ctx.actor
  const unit = await ctx.db
    .selectFrom('units')
    .where((e) => e.and({ bureauId, id: unitId }))
    .where(inScope(ctx.scope))
    .select('name')
    .executeTakeFirst()
  if (!unit) throw notFound()
  const day = (alias: string) =>
    sql<SqlBool>`${sql.ref(`${alias}.fromOn`)} <= ${on}::date and (${sql.ref(`${alias}.toOn`)} is null or ${sql.ref(`${alias}.toOn`)} > ${on}::date)`
  const leaders = await ctx.db
    .selectFrom('unitAppointments as l')
    .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'l.bureauId').onRef('p.id', '=', 'l.personId'))
    .where('l.bureauId', '=', bureauId)
    .where('l.unitId', '=', unitId)
    .where(day('l'))
    .orderBy('p.namePinyin')
    .select(['l.duty', 'p.id', 'p.name', sql<number>`0`.as('led')])
    .execute()
  const officers = await ctx.db
    .selectFrom('assignments as a')
    .innerJoin('assignments as s', (j) =>
      j
        .onRef('s.bureauId', '=', 'a.bureauId')
        .onRef('s.personId', '=', 'a.personId')
        .on('s.aspect', '=', 'usingUnit')
        .on('s.targetId', '=', unitId),
    )
    .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'a.bureauId').onRef('p.id', '=', 'a.targetId'))
    .where('a.bureauId', '=', bureauId)
    .where('a.aspect', '=', 'leadOfficer')
    .where('a.voidedAt', 'is', null)
    .where('s.voidedAt', 'is', null)
    .where(day('a'))
    .where(day('s'))
    .groupBy(['p.id', 'p.name', 'p.namePinyin'])
    .orderBy('p.namePinyin')
    .select([sql<Duty>`'leadOfficer'`.as('duty'), 'p.id', 'p.name', sql<number>`count(*)::int`.as('led')])
    .execute()
  return { unitName: unit.name, people: [...leaders, ...officers] as { duty: Duty; id: string; name: string; led: number }[] }
}

/** The chain for daily management that held on a day: by the office's ruling, else the notice's own. */
export const findChain = (ctx: QueryContext, on: string) =>
  ctx.db
    .selectFrom('chainTemplates as t')
    .where('t.bureauId', '=', ctx.actor.bureauId)
    .orderBy(
      sql`t."id" = (select r."templateId" from "chainRulings" r where r."bureauId" = t."bureauId" and r."purpose" = 'notice' and r."fromOn" <= ${on}::date
        and (r."toOn" is null or r."toOn" > ${on}::date) order by r."fromOn" desc, r."decidedAt" desc limit 1)`,
      (o) => o.desc().nullsLast(),
    )
    .orderBy('t.position')
    .select(['t.name', 't.levels'])
    .executeTakeFirstOrThrow()
