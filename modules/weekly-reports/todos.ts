import { type SqlBool, sql } from 'kysely'
import { beijingDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { Todo, TodoDefinition } from '../../platform/todos.ts'
import { countByUnit } from './figures.ts'
import { isNotClosed, reportsInScope } from './filters.ts'
import { moment } from './sheet.ts'
import { weekName } from './week.ts'

/** Weeks after which what nobody sent stays missing and stops asking. */
const askedWeeks = 4
const recent = (ctx: QueryContext) => sql<SqlBool>`r."weekOn" > ${ctx.today}::date - ${7 * askedWeeks}::int`
const toFill = (ctx: QueryContext) =>
  reportsInScope(ctx).where('r.state', 'in', ['drafted', 'returned']).where(recent(ctx)).where(isNotClosed)
const toConfirm = (ctx: QueryContext) =>
  reportsInScope(ctx)
    .where('r.state', '=', 'toConfirm')
    .where(isNotClosed)
    .where(sql<SqlBool>`r."preparedBy" is distinct from ${ctx.actor.accountId}`)

const rowsOf = (base: ReturnType<typeof toFill>, limit: number) =>
  base
    .orderBy('r.cutOffAt')
    .orderBy('r.id')
    .limit(limit)
    .select(['r.id', 'r.weekOn', 'r.cutOffAt', 'r.state', 'r.returnReason', 'r.arrivedAt', 'r.standing', 'r.preparedByName'])
    .select(['r.correctionReason', 'u.name as unitName'])
    .execute()
type Row = Awaited<ReturnType<typeof rowsOf>>[number]

const titleOf = (r: Row): string => `周报：${weekName(r.weekOn)}，${r.unitName}`
const dueOf = (r: Row): string | null => (r.arrivedAt === null ? beijingDate(r.cutOffAt) : null)

const filling = (r: Row): Todo => ({
  key: r.id,
  title: titleOf(r),
  why:
    r.state === 'returned'
      ? `退回：${r.returnReason}`
      : `系统已起草，${moment(r.cutOffAt)}截止${r.standing === 'missing' ? '，已过' : ''}；没有新记录的一周可以一键报送。`,
  dueOn: dueOf(r),
  href: `/weekly-reports/${r.id}`,
  act: '填报',
})
const confirming = (r: Row): Todo => ({
  key: r.id,
  title: `审核${titleOf(r)}`,
  why: `${r.preparedByName}送审${r.correctionReason ? '的更正' : `，${moment(r.cutOffAt)}截止`}。`,
  dueOn: dueOf(r),
  href: `/weekly-reports/${r.id}`,
  act: '审核报送',
})
const count = async (base: ReturnType<typeof toFill>): Promise<number> =>
  (await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n

/** What the week puts into the in-box: the clerk's to fill in, the head's to confirm; what is missing goes up the chain. */
export const weeklyReportsTodos: readonly TodoDefinition[] = [
  {
    id: 'weeklyToFill',
    label: '填报周报',
    roles: ['unitClerk'],
    find: async (ctx, limit) => (await rowsOf(toFill(ctx), limit)).map(filling),
    count: (ctx) => count(toFill(ctx)),
    doneVerbs: {
      'weeklyReport.prepared': '周报送审',
      'weeklyReport.nilSubmitted': '本周无变化',
      'weeklyReport.corrected': '更正周报',
    },
    chain: {
      roles: ['unitHead', 'leaderInCharge', 'bureauLeader', 'auxiliaryOffice'],
      whoActs: '单位内勤',
      href: '/weekly-reports?standing=missing&weeks=2',
      overdue: (ctx) => countByUnit(ctx, { standing: 'missing', weeks: 2 }),
    },
  },
  {
    id: 'weeklyToConfirm',
    label: '审核周报',
    roles: ['unitHead', 'leaderInCharge'],
    find: async (ctx, limit) => (await rowsOf(toConfirm(ctx), limit)).map(confirming),
    count: (ctx) => count(toConfirm(ctx)),
    doneVerbs: { 'weeklyReport.submitted': '报送周报', 'weeklyReport.returned': '退回周报' },
  },
]
