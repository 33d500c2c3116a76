import { formatDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import type { Todo, TodoDefinition } from '../../platform/todos.ts'
import { inReach, type Reach } from '../task-forces/public.ts'
import { countOverdueByUnit, decisionsInReach } from './queries.ts'

/** Tasks of the own unit, or given to the caller by name. */
const toDo = (reach: Reach) => decisionsInReach({ ...reach, served: [] }, { standing: 'open', kind: 'task' })
/** What the office has to look at; never what the caller reported done. */
const toVerify = (reach: Reach) =>
  decisionsInReach(
    { ...reach, own: reach.isWhole && reach.ctx.actor.role === 'auxiliaryOffice' ? reach.own : { ...reach.own, ranges: [] } },
    { standing: 'done', kind: 'task' },
  ).where('d.doneBy', '<>', reach.ctx.actor.accountId)

async function find(base: ReturnType<typeof toDo>, limit: number, isDone: boolean): Promise<Todo[]> {
  const rows = await base
    .orderBy('d.dueOn')
    .orderBy('d.id')
    .limit(limit)
    .select(['d.id', 'd.text', 'd.dueOn', 'd.unitName', 'd.doneNote', 'd.returnReason', 'c.meetingOn'])
    .execute()
  const standing = isDone ? 'done' : 'open'
  return rows.map((d) => ({
    key: d.id,
    title: `会商决定：${d.text}`,
    why: whyOf(d, isDone),
    dueOn: isDone ? null : d.dueOn,
    href: `/consultation-decisions?standing=${standing}&open=${d.id}`,
    act: isDone ? '核验' : '报办完',
  }))
}
interface Waiting {
  readonly unitName: string
  readonly meetingOn: string
  readonly doneNote: string | null
  readonly returnReason: string | null
}
function whyOf(d: Waiting, isDone: boolean): string {
  if (isDone) return `${d.unitName}报办完：${d.doneNote ?? ''}`
  return d.returnReason ? `办公室退回：${d.returnReason}` : `${d.unitName}承办，${formatDate(d.meetingOn, 'short')}会商决定。`
}
const counted = async (base: ReturnType<typeof toDo>): Promise<number> =>
  (await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n

/** What decisions put into the in-box: the unit's to do, the office's to verify; what is overdue goes up the chain. */
export const consultationDecisionsTodos: readonly TodoDefinition[] = [
  {
    id: 'consultationTasksToDo',
    label: '办会商决定',
    roles: ['unitClerk', 'unitHead', 'leaderInCharge', 'leadOfficer'],
    find: (ctx, limit) => inReach(ctx, (reach) => find(toDo(reach), limit, false)),
    count: (ctx) => inReach(ctx, (reach) => counted(toDo(reach))),
    doneVerbs: { 'consultationDecision.done': '报会商决定办完' },
    chain: {
      roles: ['bureauLeader', 'auxiliaryOffice'],
      whoActs: '承办单位',
      href: '/consultation-decisions?standing=overdue&kind=task',
      overdue: (ctx: QueryContext) => countOverdueByUnit(ctx),
    },
  },
  {
    id: 'consultationTasksToVerify',
    label: '核验会商决定',
    roles: businessReaders,
    find: (ctx, limit) => inReach(ctx, (reach) => find(toVerify(reach), limit, true)),
    count: (ctx) => inReach(ctx, (reach) => counted(toVerify(reach))),
    doneVerbs: { 'consultationDecision.verified': '核验会商决定', 'consultationDecision.returned': '退回会商决定' },
  },
]
