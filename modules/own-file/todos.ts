import { inScope } from '../../platform/access/scope.ts'
import { beijingDate, formatDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { TodoDefinition } from '../../platform/todos.ts'

const openRequests = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('correctionRequests as c')
    .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'c.bureauId').onRef('p.id', '=', 'c.personId'))
    .where('c.bureauId', '=', ctx.actor.bureauId)
    .where('c.state', '=', 'open')
    .where(inScope(ctx.scope, 'c.unitSortKey'))

/** What people's own files put into the in-box: requests for a correction; no rule sets a day for the answer. */
export const ownFileTodos: readonly TodoDefinition[] = [
  {
    id: 'correctionsToAnswer',
    label: '答复更正申请',
    roles: ['unitClerk', 'auxiliaryOffice'],
    find: async (ctx, limit) => {
      const rows = await openRequests(ctx)
        .orderBy('c.askedAt')
        .orderBy('c.id')
        .limit(limit)
        .select(['c.id', 'c.askedAt', 'p.name'])
        .execute()
      return rows.map((c) => ({
        key: c.id,
        title: `更正申请：${c.name}`,
        why: `本人 ${formatDate(beijingDate(c.askedAt), 'short')}提出，还没有答复。核对档案，改好或者说明理由。`,
        dueOn: null,
        href: `/corrections?open=${c.id}`,
        act: '答复本人',
      }))
    },
    count: async (ctx) =>
      (
        await openRequests(ctx)
          .select((e) => e.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    doneVerbs: { 'correction.answered': '答复更正申请' },
  },
]
