import type { QueryContext } from '../../platform/context.ts'
import type { Todo, TodoDefinition } from '../../platform/todos.ts'
import { weekName } from '../weekly-reports/public.ts'
import { reportsInScope } from './queries.ts'

const toEdit = (ctx: QueryContext) => reportsInScope(ctx).where('state', '=', 'draft')
const toIssue = (ctx: QueryContext) => reportsInScope(ctx).where('state', '=', 'toApprove')
const rowsOf = (base: ReturnType<typeof toEdit>, limit: number) =>
  base.orderBy('weekOn').limit(limit).select(['id', 'weekOn', 'returnReason', 'sentByName']).execute()
type Row = Awaited<ReturnType<typeof rowsOf>>[number]
const todoOf = (r: Row, why: string, act: string): Todo => ({
  key: r.id,
  title: `全局周报：${weekName(r.weekOn)}`,
  why,
  dueOn: null,
  href: `/bureau-reports/${r.id}`,
  act,
})
const count = async (base: ReturnType<typeof toEdit>): Promise<number> =>
  (await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n

/** What the bureau report puts into the in-box: the office's to edit and send, the political office leader's to issue. */
export const bureauReportsTodos: readonly TodoDefinition[] = [
  {
    id: 'bureauReportsToEdit',
    label: '编辑全局周报',
    roles: ['auxiliaryOffice'],
    find: async (ctx, limit) =>
      (await rowsOf(toEdit(ctx), limit)).map((r) =>
        todoOf(r, r.returnReason === null ? '系统已按各单位周报起草，核对以后送审。' : `退回：${r.returnReason}`, '编辑'),
      ),
    count: (ctx) => count(toEdit(ctx)),
    doneVerbs: { 'bureauReport.sent': '全局周报送审' },
  },
  {
    id: 'bureauReportsToIssue',
    label: '签发全局周报',
    roles: ['politicalOfficeLeader'],
    find: async (ctx, limit) => (await rowsOf(toIssue(ctx), limit)).map((r) => todoOf(r, `${r.sentByName}送审。`, '签发')),
    count: (ctx) => count(toIssue(ctx)),
    doneVerbs: { 'bureauReport.issued': '签发全局周报', 'bureauReport.returned': '退回全局周报' },
  },
]
