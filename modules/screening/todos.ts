import { type SqlBool, sql } from 'kysely'
import { formatDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { Todo, TodoDefinition } from '../../platform/todos.ts'
import { countByUnit, returnsInScope, standingOf } from './filters.ts'

const toAnswer = (ctx: QueryContext) =>
  returnsInScope(ctx).where('r.closedAt', 'is', null).where('r.state', 'in', ['waiting', 'returned'])
const toConfirm = (ctx: QueryContext) =>
  returnsInScope(ctx)
    .where('r.closedAt', 'is', null)
    .where('r.state', '=', 'submitted')
    .where(sql<SqlBool>`r."submittedBy" is distinct from ${ctx.actor.accountId}`)

const withRound = (base: ReturnType<typeof toAnswer>, limit: number) =>
  base
    .innerJoin('screeningRounds as o', (j) => j.onRef('o.bureauId', '=', 'r.bureauId').onRef('o.id', '=', 'r.roundId'))
    .orderBy('r.dueOn')
    .orderBy('r.id')
    .limit(limit)
    .select([
      'r.id',
      'r.state',
      'r.dueOn',
      'r.returnReason',
      'r.submittedByName',
      'r.hazards',
      'o.title',
      'u.name as unitName',
      'r.openedOn',
    ])
    .execute()
type Row = Awaited<ReturnType<typeof withRound>>[number]

const answering = (r: Row): Todo => ({
  key: r.id,
  title: `隐患排查：${r.title}，${r.unitName}`,
  why:
    r.state === 'returned' ? `退回：${r.returnReason}` : `${formatDate(r.openedOn, 'short')}发起，逐项填报，没有隐患的作零报告。`,
  dueOn: r.state === 'returned' ? null : r.dueOn,
  href: `/screening-returns/${r.id}`,
  act: '填报',
})
const confirming = (r: Row): Todo => ({
  key: r.id,
  title: `确认隐患排查：${r.title}，${r.unitName}`,
  why: `${r.submittedByName}报送，${r.hazards === 0 ? '零报告' : `隐患 ${r.hazards} 处`}。`,
  dueOn: null,
  href: `/screening-returns/${r.id}`,
  act: '确认',
})
const count = async (base: ReturnType<typeof toAnswer>): Promise<number> =>
  (await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n

/** What screening puts into the in-box: the clerk's to answer, the head's to confirm; what is missing goes up the chain. */
export const screeningTodos: readonly TodoDefinition[] = [
  {
    id: 'screeningToAnswer',
    label: '填报隐患排查',
    roles: ['unitClerk'],
    find: async (ctx, limit) => (await withRound(toAnswer(ctx), limit)).map(answering),
    count: (ctx) => count(toAnswer(ctx)),
    doneVerbs: { 'screeningReturn.submitted': '报送隐患排查', 'screeningReturn.nilSubmitted': '零报告' },
    chain: {
      roles: ['unitHead', 'leaderInCharge', 'bureauLeader', 'auxiliaryOffice'],
      whoActs: '单位内勤',
      href: '/screening-returns?roundState=open&standing=missing',
      overdue: (ctx) => countByUnit(ctx, sql`${standingOf(ctx.today)} = 'missing'`),
    },
  },
  {
    id: 'screeningToConfirm',
    label: '确认隐患排查',
    roles: ['unitHead', 'leaderInCharge'],
    find: async (ctx, limit) => (await withRound(toConfirm(ctx), limit)).map(confirming),
    count: (ctx) => count(toConfirm(ctx)),
    doneVerbs: { 'screeningReturn.confirmed': '确认隐患排查', 'screeningReturn.returned': '退回隐患排查' },
  },
]
