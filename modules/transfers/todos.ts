import { inScope } from '../../platform/access/scope.ts'
import { beijingDate, formatDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { TodoDefinition } from '../../platform/todos.ts'

const openProposals = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('transferProposals as t')
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 't.bureauId').onRef('u.id', '=', 't.toUnitId'))
    .where('t.bureauId', '=', ctx.actor.bureauId)
    .where('t.state', '=', 'open')
    .where(inScope(ctx.scope, 't.unitSortKey'))

/** What transfers put into the in-box: proposals; the wanted day is a wish of the unit, no deadline. */
export const transfersTodos: readonly TodoDefinition[] = [
  {
    id: 'transfersToAnswer',
    label: '答复调动申请',
    roles: ['auxiliaryOffice'],
    find: async (ctx, limit) => {
      const rows = await openProposals(ctx)
        .orderBy('t.proposedAt')
        .orderBy('t.id')
        .limit(limit)
        .select(['t.id', 't.personName', 't.proposedAt', 't.wantedOn', 'u.name as unitName'])
        .execute()
      return rows.map((t) => ({
        key: t.id,
        title: `调动申请：${t.personName} 调入 ${t.unitName}`,
        why: `${formatDate(beijingDate(t.proposedAt), 'short')}提出，希望从 ${formatDate(t.wantedOn, 'short')}起，还没有答复。`,
        dueOn: null,
        href: `/transfers?open=${t.id}`,
        act: '答复内勤',
      }))
    },
    count: async (ctx) =>
      (
        await openProposals(ctx)
          .select((e) => e.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    doneVerbs: { 'transfer.answered': '答复调动申请' },
  },
]
