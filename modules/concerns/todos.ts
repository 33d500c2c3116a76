import { formatDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import { roles } from '../../platform/http/contract.ts'
import type { Todo, TodoDefinition } from '../../platform/todos.ts'
import { handlerRoles } from './contract.ts'
import { concernsHandled, concernsHeld, countOverdueElsewhere } from './queries.ts'
import { openStates } from './workflow.ts'

const toHandle = (ctx: QueryContext) => concernsHandled(ctx).where('state', 'in', openStates)
const toClose = (ctx: QueryContext) => concernsHeld(ctx, ['raiser']).where('state', '=', 'answered')

/** Numbers and days alone: no word of a concern leaves its page. */
async function findToHandle(ctx: QueryContext, limit: number): Promise<Todo[]> {
  const rows = await toHandle(ctx)
    .orderBy('answerDueOn')
    .orderBy('id')
    .limit(limit)
    .select(['id', 'number', 'kind', 'state', 'raisedOn', 'receiptDueOn', 'answerDueOn'])
    .execute()
  return rows.map((c) => ({
    key: c.id,
    title: `${c.kind === 'overreach' ? '超职责指令反映' : '诉求'} ${c.number}`,
    why:
      c.state === 'acknowledged'
        ? `${formatDate(c.raisedOn, 'short')}提出，还没有答复。`
        : `${formatDate(c.raisedOn, 'short')}提出，${formatDate(c.receiptDueOn, 'short')}前告知收到。`,
    dueOn: c.state === 'acknowledged' ? c.answerDueOn : c.receiptDueOn,
    href: `/concerns/${c.id}`,
    act: c.state === 'acknowledged' ? '答复' : '告知收到',
  }))
}

async function findToClose(ctx: QueryContext, limit: number): Promise<Todo[]> {
  const rows = await toClose(ctx)
    .orderBy('answeredOn')
    .orderBy('id')
    .limit(limit)
    .select(['id', 'number', 'answeredOn'])
    .execute()
  return rows.map((c) => ({
    key: c.id,
    title: `诉求 ${c.number} 已答复`,
    why: '有没有帮助，由您说；没有解决的，可以再次提出。',
    dueOn: null,
    href: `/my-concerns/${c.id}`,
    act: '看答复',
  }))
}

const countOf = async (query: ReturnType<typeof toHandle> | ReturnType<typeof toClose>): Promise<number> =>
  (await query.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()).n

async function findOverdueElsewhere(ctx: QueryContext): Promise<Todo[]> {
  const n = await countOverdueElsewhere(ctx)
  if (n === 0) return []
  return [
    {
      key: 'overdue',
      title: `有 ${n} 件诉求逾期没有答复`,
      why: '内容密封，只有承办人能看；请催承办人答复。',
      dueOn: null,
      href: '/concerns',
      act: '催办',
    },
  ]
}

/** What concerns put into the in-box: of handlers, of whoever raised one, and of the political office leader, who learns a number alone. */
export const concernsTodos: readonly TodoDefinition[] = [
  {
    id: 'concernsToHandle',
    label: '办理诉求',
    roles: handlerRoles,
    find: findToHandle,
    count: (ctx) => countOf(toHandle(ctx)),
    doneVerbs: {
      'concern.acknowledged': '告知收到诉求',
      'concern.answered': '答复诉求',
      'concern.handedOn': '转办诉求',
      'concern.hazardOpened': '将超职责指令列为隐患',
      'concern.messageWritten': '给反映人留言',
    },
  },
  {
    id: 'concernsToClose',
    label: '看诉求答复',
    roles,
    find: findToClose,
    count: (ctx) => countOf(toClose(ctx)),
    doneVerbs: { 'concern.closed': '办结诉求', 'concern.reopened': '再次提出诉求' },
  },
  {
    id: 'concernsOverdue',
    label: '催办逾期诉求',
    roles: ['politicalOfficeLeader'],
    find: findOverdueElsewhere,
    count: async (ctx) => ((await countOverdueElsewhere(ctx)) > 0 ? 1 : 0),
    doneVerbs: {},
  },
]
