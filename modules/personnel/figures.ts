import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { FigureDefinition, FigurePlace } from '../../platform/figures.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import { type PeopleFilters, peopleInScope } from './filters.ts'

/** Auxiliaries that the filters name, counted by home unit, in roster order. */
async function countByUnit(ctx: QueryContext, filters: PeopleFilters): Promise<FigurePlace[]> {
  const counts = await peopleInScope(ctx, filters)
    .where(inScope(ctx.scope, 'people.unitSortKey'))
    .groupBy('people.unitId')
    .select([
      'people.unitId',
      sql<number>`count(*)::int`.as('n'),
      sql<string | null>`min("people"."contractEndsOn")`.as('endsOn'),
    ])
    .execute()
  if (counts.length === 0) return []
  const byUnit = new Map(counts.map((c) => [c.unitId, c]))
  const units = await ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', sql<string>`any(${[...byUnit.keys()]}::uuid[])`)
    .orderBy('unitSortKey')
    .select(['id', 'shortName', 'unitSortKey'])
    .execute()
  return units.map((u) => ({
    unitId: u.id,
    unitName: u.shortName,
    unitSortKey: u.unitSortKey,
    n: byUnit.get(u.id)?.n ?? 0,
    ...(filters.contract ? { dueOn: byUnit.get(u.id)?.endsOn ?? null } : {}),
  }))
}

const common = { unit: '人', roles: businessReaders, whoActs: '单位内勤' }

/** What the roster tells front page and data health. */
export const personnelFigures: readonly FigureDefinition[] = [
  {
    ...common,
    id: 'withoutLeadOfficer',
    label: '无带辅责任民警的辅警',
    href: '/people?gap=leadOfficer',
    rule: '在岗的辅警今天没有带辅责任民警，一人计一个。',
    places: (ctx) => countByUnit(ctx, { gap: 'leadOfficer' }),
  },
  {
    ...common,
    id: 'withoutLeaderInCharge',
    label: '无分管责任领导的辅警',
    href: '/people?gap=leaderInCharge',
    rule: '在岗的辅警今天没有分管责任领导，一人计一个。',
    places: (ctx) => countByUnit(ctx, { gap: 'leaderInCharge' }),
  },
  {
    ...common,
    id: 'contractEnding',
    label: '合同在提醒期内到期的辅警',
    href: '/people?contract=ending',
    rule: '在岗的辅警合同从今天起在提醒期内到期，一人计一个。提醒期是本局定的天数，未改时为 60 日。',
    places: (ctx) => countByUnit(ctx, { contract: 'ending' }),
  },
  {
    ...common,
    id: 'contractExpired',
    label: '合同已过期的辅警',
    href: '/people?contract=expired',
    rule: '合同到期日早于今天，还没有续签，也没有办离岗。',
    places: (ctx) => countByUnit(ctx, { contract: 'expired' }),
  },
  {
    ...common,
    id: 'withoutPhone',
    label: '没有手机号的辅警',
    href: '/people?gap=phone',
    rule: '在岗的辅警没有登记手机号，一人计一个。',
    places: (ctx) => countByUnit(ctx, { gap: 'phone' }),
  },
]
