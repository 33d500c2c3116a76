import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { FigureDefinition } from '../../platform/figures.ts'

/** What notices tell front page and data health. */
export const noticesFigures: readonly FigureDefinition[] = [
  {
    id: 'clausesWithoutTask',
    label: '没有派发任务的条款',
    unit: '条',
    roles: ['auxiliaryOffice', 'politicalOfficeLeader'],
    whoActs: '辅警办',
    href: '/notices?state=inForce',
    rule: '通知已经生效、还没有派发过任务的条款，一条计一条。',
    places: (ctx) =>
      ctx.db
        .selectFrom('clauses as c')
        .innerJoin('notices as n', (j) => j.onRef('n.bureauId', '=', 'c.bureauId').onRef('n.id', '=', 'c.noticeId'))
        .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'c.bureauId').on('u.kind', '=', 'bureau'))
        .where('c.bureauId', '=', ctx.actor.bureauId)
        .where(inScope(ctx.scope, 'u.unitSortKey'))
        .where('n.state', '=', 'inForce')
        .where('c.dispatchedOn', 'is', null)
        .groupBy(['u.id', 'u.shortName', 'u.unitSortKey'])
        .select(['u.id as unitId', 'u.shortName as unitName', 'u.unitSortKey', sql<number>`count(*)::int`.as('n')])
        .execute(),
  },
]
