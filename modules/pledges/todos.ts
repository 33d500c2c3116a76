import { formatDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { TodoDefinition } from '../../platform/todos.ts'
import { countOverdueByUnit, countUnfinished, findUnfinished } from './queries.ts'

/** What signing rounds put into the in-box: the clerk's round with people who have not answered; what is overdue goes up the chain. */
export const pledgesTodos: readonly TodoDefinition[] = [
  {
    id: 'roundsUnfinished',
    label: '组织签订',
    roles: ['unitClerk'],
    find: async (ctx: QueryContext, limit) =>
      (await findUnfinished(ctx, limit)).map((r) => ({
        key: r.id,
        title: `${r.title}：还有 ${r.open} 份没有答复`,
        why: `${formatDate(r.fromOn, 'short')}起签，请本人签署；可以在签订页催办。`,
        dueOn: r.dueOn,
        href: `/signing-rounds/${r.id}`,
        act: '看名单',
      })),
    count: countUnfinished,
    doneVerbs: { 'round.opened': '发起签订批次', 'round.reminded': '催办签订', 'round.closed': '结束签订批次' },
    chain: {
      roles: ['unitHead', 'leaderInCharge', 'bureauLeader', 'auxiliaryOffice'],
      whoActs: '本人；单位内勤催办',
      href: '/signing-answers?state=open',
      overdue: countOverdueByUnit,
    },
  },
]
