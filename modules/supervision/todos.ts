import { type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { formatDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { TodoDefinition } from '../../platform/todos.ts'
import { slipsInScope } from './filters.ts'
import { countOverdueByUnit } from './queries.ts'
import { colorWords } from './words.ts'

type Condition = ReturnType<typeof sql<SqlBool>>
interface Waiting {
  readonly condition: (ctx: QueryContext) => Condition
  readonly why: (row: Row) => string
  readonly act: string
  readonly hasDay: boolean
}
type Row = Awaited<ReturnType<typeof rowsOf>>[number]

const baseOf = (ctx: QueryContext, { condition }: Waiting) => slipsInScope(ctx, { state: 'all' }).where(condition(ctx))
const rowsOf = (ctx: QueryContext, waiting: Waiting, limit: number) =>
  baseOf(ctx, waiting)
    .orderBy('s.answerBy')
    .orderBy('s.id')
    .limit(limit)
    .select(['s.id', 's.number', 's.color', 's.state', 's.taskTitle', 's.unitName', 's.answerBy', 's.draftedByName'])
    .select(['s.answeredOn', 's.demand'])
    .execute()

const definition = (
  parts: Pick<TodoDefinition, 'id' | 'label' | 'doneVerbs' | 'chain' | 'roles'>,
  waiting: Waiting,
): TodoDefinition => ({
  ...parts,
  find: async (ctx, limit) =>
    (await rowsOf(ctx, waiting, limit)).map((s) => ({
      key: s.id,
      title: `${s.number ?? `${colorWords[s.color]}色督办单`}：${s.taskTitle}`,
      why: waiting.why(s),
      dueOn: waiting.hasDay ? s.answerBy : null,
      href: `/supervision/${s.id}`,
      act: waiting.act,
    })),
  count: async (ctx) =>
    (
      await baseOf(ctx, waiting)
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
})

/** Slips to the caller's own unit. */
const isOurs = ({ scope }: QueryContext): Condition => sql<SqlBool>`${inScope(scope, 's.unitSortKey')}`
/** What the caller's side issued: the office its own, a head those of the unit that leads. */
const isIssued = ({ actor, scope }: QueryContext): Condition =>
  actor.role === 'auxiliaryOffice'
    ? sql<SqlBool>`s."isOffice"`
    : sql<SqlBool>`(not s."isOffice" and ${inScope(scope, 's.leadUnitSortKey')} and not ${inScope(scope, 's.unitSortKey')})`
const notDrafted = ({ actor }: QueryContext): Condition =>
  sql<SqlBool>`(s."draftedBy" <> ${actor.accountId}::uuid and (s."draftedByPerson" is null or s."draftedByPerson" is distinct from ${actor.personId}::uuid))`

/** What slips put into the in-box: of the unit to receive and to answer, of the approver, of who issued. */
export const supervisionTodos: readonly TodoDefinition[] = [
  definition(
    {
      id: 'slipsToReceive',
      label: '签收督办单',
      roles: ['unitClerk', 'unitHead'],
      doneVerbs: { 'supervisionSlip.received': '签收督办单' },
    },
    {
      condition: (ctx) => sql<SqlBool>`(${isOurs(ctx)} and s."state" = 'issued')`,
      why: (s) => `${s.demand}　${formatDate(s.answerBy, 'short')}前答复。`,
      act: '签收',
      hasDay: true,
    },
  ),
  definition(
    {
      id: 'slipsToAnswer',
      label: '答复督办单',
      roles: ['unitHead'],
      doneVerbs: { 'supervisionSlip.answered': '答复督办单' },
      chain: {
        roles: ['leaderInCharge', 'bureauLeader', 'auxiliaryOffice'],
        whoActs: '主送单位的主要领导',
        href: '/supervision?state=overdue',
        overdue: countOverdueByUnit,
      },
    },
    {
      condition: (ctx) => sql<SqlBool>`(${isOurs(ctx)} and s."state" in ('received', 'returned'))`,
      why: (s) => `${s.state === 'returned' ? '答复被退回，要再答。' : ''}${s.demand}`,
      act: '答复',
      hasDay: true,
    },
  ),
  definition(
    {
      id: 'slipsToApprove',
      label: '批准红色督办单',
      roles: ['politicalOfficeLeader'],
      doneVerbs: { 'supervisionSlip.approved': '批准红色督办单', 'supervisionSlip.refused': '不批准红色督办单' },
    },
    {
      condition: (ctx) => sql<SqlBool>`(s."state" = 'toApprove' and ${notDrafted(ctx)})`,
      why: (s) => `${s.draftedByName}起草，督办${s.unitName}。`,
      act: '审批',
      hasDay: false,
    },
  ),
  definition(
    {
      id: 'slipsToClose',
      label: '办结督办单',
      roles: ['auxiliaryOffice', 'unitHead'],
      doneVerbs: { 'supervisionSlip.closed': '办结督办单', 'supervisionSlip.returned': '退回督办答复' },
    },
    {
      condition: (ctx) => sql<SqlBool>`(${isIssued(ctx)} and s."state" = 'answered')`,
      why: (s) => `${s.unitName}${s.answeredOn ? formatDate(s.answeredOn, 'short') : ''}答复，办结或者退回。`,
      act: '看答复',
      hasDay: false,
    },
  ),
]
