import { formatDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { Todo, TodoDefinition } from '../../platform/todos.ts'
import { countFilingsByUnit, filingsInScope } from './queries.ts'
import { aspectLabels } from './words.ts'

async function findTodos(ctx: QueryContext, state: 'waiting' | 'lodged', limit: number): Promise<Todo[]> {
  const rows = await filingsInScope(ctx, { state })
    .orderBy('f.dueOn')
    .orderBy('f.id')
    .limit(limit)
    .select(['f.id', 'f.aspect', 'f.beforeName', 'f.afterName', 'f.changedOn', 'f.dueOn', 'f.state', 'f.answer'])
    .select(['p.name as personName', 'u.name as unitName'])
    .execute()
  const isWaiting = state === 'waiting'
  return rows.map((f) => ({
    key: f.id,
    title: `备案：${f.personName}，${aspectLabels[f.aspect]}由${f.beforeName ?? '无'}改为${f.afterName ?? '无'}`,
    why: f.state === 'returned' ? `辅警办退回：${f.answer}` : `${f.unitName}，${formatDate(f.changedOn, 'short')}变动。`,
    dueOn: isWaiting ? f.dueOn : null,
    href: `/filings?state=${state}&open=${f.id}`,
    act: isWaiting ? '报备案' : '受理',
  }))
}
const countOf = async (ctx: QueryContext, state: 'waiting' | 'lodged') =>
  (
    await filingsInScope(ctx, { state })
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

/** What filings put into the in-box: the clerk's to lodge, the office's to answer; what is late goes up the chain. */
export const filingsTodos: readonly TodoDefinition[] = [
  {
    id: 'filingsToLodge',
    label: '报备案',
    bulk: { href: '/filings?state=waiting', act: '成批报备案' },
    roles: ['unitClerk'],
    find: (ctx, limit) => findTodos(ctx, 'waiting', limit),
    count: (ctx) => countOf(ctx, 'waiting'),
    doneVerbs: { 'filing.lodged': '报备案' },
    chain: {
      roles: ['unitHead', 'leaderInCharge', 'bureauLeader', 'auxiliaryOffice'],
      whoActs: '单位内勤',
      href: '/filings?state=late',
      overdue: (ctx) => countFilingsByUnit(ctx, 'late'),
    },
  },
  {
    id: 'filingsToAnswer',
    label: '受理备案',
    bulk: { href: '/filings?state=lodged', act: '成批受理' },
    roles: ['auxiliaryOffice'],
    find: (ctx, limit) => findTodos(ctx, 'lodged', limit),
    count: (ctx) => countOf(ctx, 'lodged'),
    doneVerbs: { 'filing.accepted': '受理备案', 'filing.returned': '退回备案' },
  },
]
