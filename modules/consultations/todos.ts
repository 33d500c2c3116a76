import { addDays, formatDate } from '../../platform/calendar/dates.ts'
import { businessReaders } from '../../platform/http/contract.ts'
import type { Todo, TodoDefinition } from '../../platform/todos.ts'
import { inReach, type Reach } from '../task-forces/public.ts'
import { findDueForces, findMeetingsToAct } from './filters.ts'

/** From so many days before the last day on a meeting waits to be prepared. */
const noticeDays = 7

async function toPrepare(reach: Reach): Promise<Todo[]> {
  const rows = await findDueForces(reach, addDays(reach.ctx.today, noticeDays))
  return rows.map((f) => ({
    key: f.id,
    title: `筹备会商：${f.name}`,
    why: `按周期最迟 ${formatDate(f.dueOn, 'short')}会商，还没有筹备。`,
    dueOn: f.dueOn,
    href: `/consultations/new?taskForceId=${f.id}`,
    act: '筹备会商',
  }))
}

const acts = { hold: '登记召开', write: '写纪要', approve: '审定纪要' } as const
const whys = {
  hold: '会商日期已到，还没有登记召开。',
  write: '会商已召开，纪要和研判结论还没有写。',
  approve: '纪要已写好，等审定。',
} as const

async function toAct(reach: Reach, act: keyof typeof acts): Promise<Todo[]> {
  const rows = await findMeetingsToAct(reach, act)
  return rows.map((c) => ({
    key: c.id,
    title: `${acts[act]}：${c.name}，${formatDate(c.meetingOn, 'short')}会商`,
    why: whys[act],
    dueOn: null,
    href: `/consultations/${c.id}`,
    act: acts[act],
  }))
}

interface Waiting {
  readonly id: string
  readonly label: string
  readonly find: (reach: Reach) => Promise<Todo[]>
  readonly doneVerbs: TodoDefinition['doneVerbs']
}
const waiting: readonly Waiting[] = [
  { id: 'consultationsToPrepare', label: '筹备会商', find: toPrepare, doneVerbs: { 'consultation.prepared': '筹备会商' } },
  {
    id: 'consultationsToHold',
    label: '登记召开、写纪要',
    find: async (reach) => [...(await toAct(reach, 'hold')), ...(await toAct(reach, 'write'))],
    doneVerbs: { 'consultation.held': '登记会商召开', 'consultation.minutesWritten': '写会商纪要' },
  },
  {
    id: 'consultationsToApprove',
    label: '审定会商纪要',
    find: (reach) => toAct(reach, 'approve'),
    doneVerbs: { 'consultation.approved': '审定会商纪要' },
  },
]

/** What meetings put into the in-box: few at a time, so that they are found and then counted. */
export const consultationsTodos: readonly TodoDefinition[] = waiting.map(({ find, ...rest }) => ({
  ...rest,
  roles: businessReaders,
  find: (ctx, limit) => inReach(ctx, async (reach) => (await find(reach)).slice(0, limit)),
  count: (ctx) => inReach(ctx, async (reach) => (await find(reach)).length),
}))
