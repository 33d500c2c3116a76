import { formatDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { Todo, TodoDefinition } from '../../platform/todos.ts'
import { countOpenByUnit, leavingsInScope } from './queries.ts'

const open = (ctx: QueryContext) => leavingsInScope(ctx, { state: 'open' })

async function find(ctx: QueryContext, limit: number): Promise<Todo[]> {
  const rows = await open(ctx)
    .orderBy('l.separatedOn')
    .orderBy('l.id')
    .limit(limit)
    .select(['l.id', 'l.separatedOn', 'l.isAnnounced', 'p.name as personName', 'u.name as unitName'])
    .select((e) =>
      e
        .selectFrom('leavingSteps as s')
        .whereRef('s.bureauId', '=', 'l.bureauId')
        .whereRef('s.leavingId', '=', 'l.id')
        .where('s.doneAt', 'is', null)
        .select((c) => c.fn.countAll<number>().as('n'))
        .as('steps'),
    )
    .execute()
  return rows.map((l) => ({
    key: l.id,
    title: `离岗手续：${l.personName}，${l.steps ? `还有 ${l.steps} 项` : '可以办结'}`,
    why: `${l.unitName}，${formatDate(l.separatedOn, 'short')}${l.isAnnounced ? '预计离岗' : '离岗'}。`,
    dueOn: l.separatedOn,
    href: `/leavings/${l.id}`,
    act: '办手续',
  }))
}

/** What leaving puts into the in-box: the clerk's checklists; what is overdue goes up the chain. */
export const leavingTodos: readonly TodoDefinition[] = [
  {
    id: 'leavingsToWorkOff',
    label: '办离岗手续',
    roles: ['unitClerk'],
    find,
    count: async (ctx) =>
      (
        await open(ctx)
          .select((e) => e.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    doneVerbs: {
      'leaving.announced': '预办离岗手续',
      'leaving.stepTicked': '登记离岗手续',
      'leaving.undertakingRecorded': '录入离岗保密承诺书',
      'leaving.completed': '办结离岗手续',
      'leaving.withdrawn': '撤回预办离岗',
    },
    chain: {
      roles: ['unitHead', 'leaderInCharge', 'bureauLeader', 'auxiliaryOffice'],
      whoActs: '单位内勤',
      href: '/leavings?state=open',
      overdue: (ctx) => countOpenByUnit(ctx, true),
    },
  },
]
