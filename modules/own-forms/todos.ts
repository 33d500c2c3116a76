import { sql } from 'kysely'
import { beijingDate, formatDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { Todo, TodoDefinition } from '../../platform/todos.ts'
import { countByUnit, partsInScope, partsWithForm, standingOf } from './filters.ts'

const open = (ctx: QueryContext) => partsInScope(ctx).where('p.closedAt', 'is', null)
const toFillIn = (ctx: QueryContext) => open(ctx).where('p.state', 'in', ['waiting', 'returned'])
/** Whoever submitted can't confirm it. */
const toConfirm = (ctx: QueryContext) =>
  open(ctx).where('p.state', '=', 'submitted').where('p.submittedBy', 'is distinct from', ctx.actor.accountId)

const find = (base: ReturnType<typeof open>, limit: number) =>
  partsWithForm(base)
    .orderBy('p.dueOn')
    .orderBy('p.id')
    .limit(limit)
    .select(['p.id', 'p.state', 'p.dueOn', 'p.openedOn', 'p.remindedAt', 'p.returnReason', 'p.submittedByName', 'p.rows'])
    .select(['f.title', 'u.name as unitName'])
    .execute()
type Row = Awaited<ReturnType<typeof find>>[number]

const whyOf = (r: Row): string => {
  if (r.state === 'returned') return `退回：${r.returnReason}`
  const reminded = r.remindedAt ? `${formatDate(beijingDate(r.remindedAt), 'short')}已催报。` : ''
  return `${formatDate(r.openedOn, 'short')}下发，已知的列已经带出，填其余的列。${reminded}`
}
const fillingIn = (r: Row): Todo => ({
  key: r.id,
  title: `填报表单：${r.title}，${r.unitName}`,
  why: whyOf(r),
  dueOn: r.state === 'returned' ? null : r.dueOn,
  href: `/own-form-parts/${r.id}`,
  act: '填报',
})
const confirming = (r: Row): Todo => ({
  key: r.id,
  title: `确认表单：${r.title}，${r.unitName}`,
  why: `${r.submittedByName}报送，${r.rows ? `${r.rows} 行` : '没有可报的'}。`,
  dueOn: null,
  href: `/own-form-parts/${r.id}`,
  act: '确认',
})
const count = async (base: ReturnType<typeof open>): Promise<number> =>
  (await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n

/** What forms of the bureau's own put into the in-box: the clerk's to fill in, the head's to confirm; what is missing goes up the chain. */
export const ownFormsTodos: readonly TodoDefinition[] = [
  {
    id: 'ownFormToFillIn',
    label: '填报本局表单',
    roles: ['unitClerk'],
    find: async (ctx, limit) => (await find(toFillIn(ctx), limit)).map(fillingIn),
    count: (ctx) => count(toFillIn(ctx)),
    doneVerbs: { 'ownFormPart.submitted': '报送表单' },
    chain: {
      roles: ['unitHead', 'leaderInCharge', 'bureauLeader', 'auxiliaryOffice'],
      whoActs: '单位内勤',
      href: '/own-form-parts?formState=open&standing=missing',
      overdue: (ctx) => countByUnit(ctx, sql`${standingOf(ctx.today)} = 'missing'`),
    },
  },
  {
    id: 'ownFormToConfirm',
    label: '确认本局表单',
    roles: ['unitHead', 'leaderInCharge'],
    find: async (ctx, limit) => (await find(toConfirm(ctx), limit)).map(confirming),
    count: (ctx) => count(toConfirm(ctx)),
    doneVerbs: { 'ownFormPart.confirmed': '确认表单', 'ownFormPart.returned': '退回表单' },
  },
]
