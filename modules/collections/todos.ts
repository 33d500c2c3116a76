import { sql } from 'kysely'
import { beijingDate, formatDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { Todo, TodoDefinition } from '../../platform/todos.ts'
import { countByUnit, partsInScope, standingOf } from './filters.ts'

const withCollection = (ctx: QueryContext) =>
  partsInScope(ctx)
    .innerJoin('collections as c', (j) => j.onRef('c.bureauId', '=', 'p.bureauId').onRef('c.id', '=', 'p.collectionId'))
    .where('p.closedAt', 'is', null)
const toSubmit = (ctx: QueryContext) => withCollection(ctx).where('p.state', 'in', ['waiting', 'returned'])
const toAccept = (ctx: QueryContext) => withCollection(ctx).where('p.state', '=', 'submitted')

/** One a collection and unit: what the unit still owes of it. */
const findOwing = (ctx: QueryContext, limit: number) =>
  toSubmit(ctx)
    .groupBy(['c.id', 'c.title', 'c.openedOn', 'u.id', 'u.name'])
    .orderBy(sql`min(p."dueOn")`)
    .orderBy('c.id')
    .orderBy('u.id')
    .limit(limit)
    .select([
      'c.id as collectionId',
      'c.title',
      'c.openedOn',
      'u.id as unitId',
      'u.name as unitName',
      sql<string>`min(p."dueOn")`.as('dueOn'),
      sql<number>`count(*)::int`.as('n'),
      sql<number>`(count(*) filter (where p."state" = 'returned'))::int`.as('returned'),
      sql<Date | null>`max(p."remindedAt")`.as('remindedAt'),
    ])
    .execute()
type Owing = Awaited<ReturnType<typeof findOwing>>[number]

const whyOf = (r: Owing): string => {
  const returned = r.returned > 0 ? `，其中退回 ${r.returned} 件` : ''
  const reminded = r.remindedAt ? `${formatDate(beijingDate(r.remindedAt), 'short')}已催交。` : ''
  return `${formatDate(r.openedOn, 'short')}发起，还差 ${r.n} 件${returned}。${reminded}`
}
const submitting = (r: Owing): Todo => ({
  key: `${r.collectionId} ${r.unitId}`,
  title: `报送材料：${r.title}，${r.unitName}`,
  why: whyOf(r),
  dueOn: r.dueOn,
  href: `/collections/${r.collectionId}`,
  act: '报送',
})
const findWaiting = (ctx: QueryContext, limit: number) =>
  toAccept(ctx)
    .groupBy(['c.id', 'c.title'])
    .orderBy(sql`min(p."submittedAt")`)
    .orderBy('c.id')
    .limit(limit)
    .select(['c.id', 'c.title', sql<number>`count(*)::int`.as('n')])
    .execute()

/** What collections put into the in-box: the unit's to submit, the office's to accept; what is missing goes up the chain. */
export const collectionsTodos: readonly TodoDefinition[] = [
  {
    id: 'collectionToSubmit',
    label: '报送收集材料',
    roles: ['unitClerk'],
    find: async (ctx, limit) => (await findOwing(ctx, limit)).map(submitting),
    count: async (ctx) => {
      const n = sql<number>`count(distinct (p."collectionId", p."unitId"))::int`.as('n')
      return (await toSubmit(ctx).select(n).executeTakeFirstOrThrow()).n
    },
    doneVerbs: { 'collectionPart.submitted': '报送收集材料', 'collectionPart.fileSubmitted': '报送收集文件' },
    chain: {
      roles: ['unitHead', 'leaderInCharge', 'bureauLeader', 'auxiliaryOffice'],
      whoActs: '单位内勤',
      href: '/collection-parts?collectionState=open&standing=missing',
      overdue: (ctx) => countByUnit(ctx, sql`${standingOf(ctx.today)} = 'missing'`),
    },
  },
  {
    id: 'collectionToAccept',
    label: '收下材料',
    bulk: { href: '/collection-parts?state=submitted', act: '成批收下' },
    roles: ['auxiliaryOffice'],
    find: async (ctx, limit) =>
      (await findWaiting(ctx, limit)).map((r) => ({
        key: r.id,
        title: `收下材料：${r.title}`,
        why: `${r.n} 件已报送，还没有收下。`,
        dueOn: null,
        href: `/collection-parts?collectionId=${r.id}&state=submitted`,
        act: '查收',
      })),
    count: async (ctx) => {
      const n = sql<number>`count(distinct p."collectionId")::int`.as('n')
      return (await toAccept(ctx).select(n).executeTakeFirstOrThrow()).n
    },
    doneVerbs: { 'collectionPart.accepted': '收下材料', 'collectionPart.returned': '退回材料' },
  },
]
