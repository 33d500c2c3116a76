import { type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { formatDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { Role } from '../../platform/http/contract.ts'
import type { Todo, TodoDefinition } from '../../platform/todos.ts'
import { taskReaders } from './contract.ts'
import { countTasksByUnit, tasksInScope } from './queries.ts'
import { stateLabels } from './words.ts'

type Condition = ReturnType<typeof sql<SqlBool>>
const officeRoles: readonly Role[] = ['auxiliaryOffice', 'politicalOfficeLeader']

const isMine = ({ actor }: QueryContext): Condition => sql<SqlBool>`t."ownerId" = ${actor.personId}::uuid`
/** Tasks of the caller's own unit; the office's are the bureau's own. */
const isOurs = ({ actor, scope }: QueryContext): Condition =>
  actor.role === 'auxiliaryOffice' ? sql<SqlBool>`t."isOffice"` : sql<SqlBool>`${inScope(scope, 't.unitSortKey')}`
/** What the caller leads: people of the leading unit theirs, the office everybody's but the bureau's own, the political office leader those. */
const isLed = ({ actor, scope }: QueryContext): Condition =>
  officeRoles.includes(actor.role)
    ? sql<SqlBool>`t."isOffice" = ${actor.role === 'politicalOfficeLeader'}`
    : sql<SqlBool>`${inScope(scope, 't.leadUnitSortKey')}`
const notBy = ({ actor }: QueryContext, what: 'concluded' | 'objected' | 'extension'): Condition => {
  const [account, person] = [sql.ref(`t.${what}By`), sql.ref(`t.${what}ByPerson`)]
  return sql<SqlBool>`(${account} is distinct from ${actor.accountId}::uuid and (${person} is null or ${person} is distinct from ${actor.personId}::uuid) and t."ownerId" is distinct from ${actor.personId ?? actor.accountId}::uuid)`
}
const isMyLevel = ({ actor, today }: QueryContext): Condition =>
  actor.role === 'politicalOfficeLeader'
    ? sql<SqlBool>`t."escalatedTo" = 'politicalOfficeLeader'`
    : sql<SqlBool>`exists (select 1 from "hazardLeaders"(${today}::date, t."unitId") l where l."duty" = t."escalatedTo" and l."personId" = ${actor.personId}::uuid)`

interface Waiting {
  readonly conditions: (ctx: QueryContext) => readonly Condition[]
  readonly why: (row: Row) => string
  readonly act: string
  readonly day: 'dueOn' | 'acknowledgeBy'
}
type Row = Awaited<ReturnType<typeof rowsOf>>[number]

const baseOf = (ctx: QueryContext, { conditions }: Waiting) =>
  conditions(ctx).reduce((query, condition) => query.where(condition), tasksInScope(ctx, { state: 'all' }))
const rowsOf = (ctx: QueryContext, waiting: Waiting, limit: number) =>
  baseOf(ctx, waiting)
    .orderBy(`t.${waiting.day}`, (o) => o.asc().nullsLast())
    .orderBy('t.id')
    .limit(limit)
    .select(['t.id', 't.title', 't.state', 't.dueOn', 't.acknowledgeBy', 't.urgedOn', 't.unitName', 't.ownerName', 't.period'])
    .select(['t.objectionReason', 't.extensionDay', 't.extensionReason', 't.concludedOn', 't.noticeNumber', 't.clauseNumber'])
    .execute()

async function findTodos(ctx: QueryContext, waiting: Waiting, limit: number): Promise<Todo[]> {
  const rows = await rowsOf(ctx, waiting, limit)
  return rows.map((t) => ({
    key: t.id,
    title: `任务：${t.title}${t.period ? `（${t.period}）` : ''}`,
    why: waiting.why(t),
    dueOn: t[waiting.day],
    href: `/tasks/${t.id}`,
    act: waiting.act,
  }))
}

/** A kind of act on tasks as the in-box lists it. */
const definition = (
  parts: Pick<TodoDefinition, 'id' | 'label' | 'doneVerbs' | 'chain' | 'roles' | 'bulk'>,
  waiting: Waiting,
): TodoDefinition => ({
  ...parts,
  find: (ctx, limit) => findTodos(ctx, waiting, limit),
  count: async (ctx) =>
    (
      await baseOf(ctx, waiting)
        .select((e) => e.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
})

const unitDoers = ['unitClerk', 'unitHead', 'leaderInCharge', 'auxiliaryOffice'] as const
const leading = ['auxiliaryOffice', 'politicalOfficeLeader', 'unitHead', 'leaderInCharge', 'unitClerk'] as const
const clerks = ['unitClerk', 'auxiliaryOffice'] as const
const from = (t: Row): string => (t.noticeNumber ? `${t.noticeNumber} 第 ${t.clauseNumber ?? ''} 条` : '交办')

const atWork = sql<SqlBool>`t."state" in ('acknowledged', 'underway', 'returned')`

/** What tasks put into the in-box: to acknowledge, to do, to answer, to check, to archive, to press; what is overdue goes up the chain. */
export const tasksTodos: readonly TodoDefinition[] = [
  definition(
    {
      id: 'tasksToAcknowledge',
      label: '签收任务',
      bulk: { href: '/tasks?state=dispatched', act: '成批签收' },
      roles: unitDoers,
      doneVerbs: { 'task.acknowledged': '签收任务', 'task.objected': '对任务提异议' },
    },
    {
      conditions: (ctx) => [isOurs(ctx), sql<SqlBool>`t."state" = 'dispatched'`],
      why: (t) => `${from(t)}，${t.unitName}，时限 ${t.dueOn ?? '未定'}；不归本单位的，签收期限以前提异议。`,
      act: '签收',
      day: 'acknowledgeBy',
    },
  ),
  definition(
    {
      id: 'tasksToDo',
      label: '办理任务',
      roles: taskReaders,
      doneVerbs: { 'task.advanced': '报进展', 'task.concluded': '报办结', 'task.extensionAsked': '申请延期' },
      chain: {
        roles: ['unitHead', 'leaderInCharge', 'bureauLeader', 'auxiliaryOffice'],
        whoActs: '承担任务的单位',
        href: '/tasks?state=overdue',
        overdue: (ctx) => countTasksByUnit(ctx, { state: 'overdue' }),
      },
    },
    {
      conditions: (ctx) => [
        atWork,
        (clerks as readonly Role[]).includes(ctx.actor.role)
          ? sql<SqlBool>`(${isMine(ctx)} or (t."ownerId" is null and ${isOurs(ctx)}))`
          : isMine(ctx),
      ],
      why: (t) =>
        t.urgedOn ? `${formatDate(t.urgedOn, 'short')}催办。` : `${from(t)}，${t.unitName}，${stateLabels[t.state]}。`,
      act: '办理',
      day: 'dueOn',
    },
  ),
  definition(
    { id: 'taskObjections', label: '答复异议', roles: leading, doneVerbs: { 'task.objectionAnswered': '答复异议' } },
    {
      conditions: (ctx) => [isLed(ctx), notBy(ctx, 'objected'), sql<SqlBool>`t."state" = 'objected'`],
      why: (t) => `${t.unitName}提异议：${t.objectionReason ?? ''}`,
      act: '答复',
      day: 'dueOn',
    },
  ),
  definition(
    { id: 'taskExtensions', label: '答复任务延期', roles: leading, doneVerbs: { 'task.extensionAnswered': '答复任务延期' } },
    {
      conditions: (ctx) => [isLed(ctx), notBy(ctx, 'extension'), atWork, sql<SqlBool>`t."extensionDay" is not null`],
      why: (t) => `${t.unitName}申请延到 ${t.extensionDay ?? ''}：${t.extensionReason ?? ''}`,
      act: '答复',
      day: 'dueOn',
    },
  ),
  definition(
    {
      id: 'tasksToCheck',
      label: '核验任务',
      bulk: { href: '/tasks?state=concluded', act: '成批核验' },
      roles: leading,
      doneVerbs: { 'task.checked': '核验任务', 'task.returned': '退回任务' },
    },
    {
      conditions: (ctx) => [isLed(ctx), notBy(ctx, 'concluded'), sql<SqlBool>`t."state" = 'concluded'`],
      why: (t) => `${t.unitName} ${t.concludedOn ?? ''} 报办结，等核验。`,
      act: '核验',
      day: 'dueOn',
    },
  ),
  definition(
    {
      id: 'tasksEscalated',
      label: '督促任务',
      roles: ['leaderInCharge', 'unitHead', 'bureauLeader', 'politicalOfficeLeader'],
      doneVerbs: { 'task.urged': '催办任务' },
    },
    {
      conditions: (ctx) => [isMyLevel(ctx), sql<SqlBool>`t."state" in ('dispatched', 'acknowledged', 'underway', 'returned')`],
      why: (t) => `报到您这一级：${t.unitName}，承办人${t.ownerName ?? '未定'}。`,
      act: '督促',
      day: 'dueOn',
    },
  ),
]
