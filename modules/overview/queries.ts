import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'

/** Heads of the front page, place by place: one pass over the people in scope. */
export const countPeople = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('people')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('voidedAt', 'is', null)
    .where('separatedOn', 'is', null)
    .where(inScope(ctx.scope))
    .groupBy('unitSortKey')
    .select([
      'unitSortKey',
      sql<number>`count(*) filter (where "kind" = 'auxiliary')::int`.as('auxiliaryCount'),
      sql<number>`count(*) filter (where "auxiliaryKind" = 'patrolMember')::int`.as('patrolMembers'),
      sql<number>`count(*) filter (where "auxiliaryKind" = 'policeAssistant')::int`.as('policeAssistants'),
      sql<number>`count(*) filter (where "kind" = 'officer')::int`.as('officers'),
    ])
    .execute()

/** The unit named, notFound outside the scope; the reader's own where none is named, undefined where that is none. */
export async function findOwingUnit(ctx: QueryContext, unitId: string | undefined) {
  const id = unitId ?? ctx.actor.unitId
  if (id === null) return undefined
  const unit = await ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .where(inScope(ctx.scope))
    .select(['id', 'name'])
    .executeTakeFirst()
  if (!unit && unitId) throw notFound()
  return unit
}

export async function countUnits(ctx: QueryContext): Promise<number> {
  const { n } = await ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('closedOn', 'is', null)
    .where('parentId', 'is not', null)
    .where(inScope(ctx.scope))
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return n
}

/** Units in scope by id, in roster order, with their auxiliaries; the bureau itself only when it has some of its own. */
export function unitsInOrder(ctx: QueryContext) {
  const counts = ctx.db
    .selectFrom('people')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('kind', '=', 'auxiliary')
    .where('voidedAt', 'is', null)
    .where('separatedOn', 'is', null)
    .groupBy('unitId')
    .select((e) => ['unitId', e.fn.countAll<number>().as('n')])
  return ctx.db
    .selectFrom('units')
    .leftJoin(counts.as('c'), 'c.unitId', 'units.id')
    .where('units.bureauId', '=', ctx.actor.bureauId)
    .where('units.closedOn', 'is', null)
    .where(inScope(ctx.scope, 'units.unitSortKey'))
    .where((e) => e.or([e('units.parentId', 'is not', null), e('c.n', 'is not', null)]))
    .orderBy('units.unitSortKey')
    .select(['units.id', 'units.name', 'units.shortName', sql<number>`coalesce(c."n", 0)`.as('auxiliaryCount')])
    .execute()
}
