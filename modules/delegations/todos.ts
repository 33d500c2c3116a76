import { formatDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import { roleNames } from '../../platform/http/roles.ts'
import type { TodoDefinition } from '../../platform/todos.ts'
import { takerRoles } from './contract.ts'

/** Told to who stands in, under an own role. */
const untold = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('delegations as d')
    .where('d.bureauId', '=', ctx.actor.bureauId)
    .where('d.toAccountId', '=', ctx.actor.onBehalfOf ? null : ctx.actor.accountId)
    .where('d.acknowledgedAt', 'is', null)
    .where('d.endedAt', 'is', null)
    .where('d.toOn', '>=', ctx.today)

/** What delegations put into the in-box: that one stands in for somebody. */
export const delegationsTodos: readonly TodoDefinition[] = [
  {
    id: 'delegationsToAcknowledge',
    label: '受托代办',
    roles: takerRoles,
    find: async (ctx, limit) => {
      const rows = await untold(ctx)
        .orderBy('d.fromOn')
        .orderBy('d.id')
        .limit(limit)
        .select(['d.id', 'd.fromName', 'd.role', 'd.reachText', 'd.fromOn', 'd.toOn', 'd.reason'])
        .execute()
      return rows.map((d) => ({
        key: d.id,
        title: `${d.fromName}委托您代行“${roleNames[d.role]}”（${d.reachText}）`,
        why: `${formatDate(d.fromOn, 'short')}至${formatDate(d.toOn, 'short')}，${d.reason}。到期前在右上角切换身份。`,
        dueOn: null,
        href: `/delegations?open=${d.id}`,
        act: '看委托',
      }))
    },
    count: async (ctx) =>
      (
        await untold(ctx)
          .select((e) => e.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    doneVerbs: { 'delegation.acknowledged': '知道受了委托', 'delegation.ended': '结束委托' },
  },
]
