import { formatDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { Todo, TodoDefinition } from '../../platform/todos.ts'
import { countSuggestionsByUnit, inspectionsAsked, suggestionsAsked } from './queries.ts'

type Waiting = 'waiting' | 'answered'
const whyOf = (s: {
  state: string
  returnReason: string | null
  askedOn: string | null
  answeredByName: string | null
}): string => {
  if (s.state === 'answered') return `${s.answeredByName ?? ''}已经答复，等警种认可或者退回。`
  return s.state === 'returned'
    ? `警种退回：${s.returnReason ?? ''}`
    : `${s.askedOn ? formatDate(s.askedOn, 'short') : ''}提出，还没有答复。`
}

async function findSuggested(ctx: QueryContext, state: Waiting, limit: number): Promise<Todo[]> {
  const rows = await suggestionsAsked(ctx, { state })
    .orderBy('s.dueOn')
    .orderBy('s.id')
    .limit(limit)
    .select(['s.id', 's.text', 's.policeLine', 's.state', 's.dueOn', 's.askedOn', 's.answeredByName', 's.returnReason'])
    .execute()
  const isWaiting = state === 'waiting'
  return rows.map((s) => ({
    key: s.id,
    title: `${s.policeLine}检查建议：${s.text.slice(0, 40)}`,
    why: whyOf(s),
    dueOn: isWaiting ? s.dueOn : null,
    href: `/suggestions?state=${state}&open=${s.id}`,
    act: isWaiting ? '答复' : '看答复',
  }))
}
const countSuggested = async (ctx: QueryContext, state: Waiting): Promise<number> =>
  (
    await suggestionsAsked(ctx, { state })
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

async function findDrafts(ctx: QueryContext, limit: number): Promise<Todo[]> {
  const rows = await inspectionsAsked(ctx, { state: 'draft' })
    .orderBy('i.inspectedOn')
    .orderBy('i.id')
    .limit(limit)
    .select(['i.id', 'i.number', 'i.inspectedOn', 'u.name'])
    .execute()
  return rows.map((i) => ({
    key: i.id,
    title: `检查：${i.name}，${i.number}`,
    why: `${formatDate(i.inspectedOn, 'short')}检查，还没有办结，问题没有进台账。`,
    dueOn: null,
    href: `/inspections/${i.id}`,
    act: '办结检查',
  }))
}

/** What inspections put into the in-box: the head's to answer, the line's to conclude and to judge. */
export const inspectionsTodos: readonly TodoDefinition[] = [
  {
    id: 'suggestionsToAnswer',
    label: '答复检查建议',
    roles: ['unitHead'],
    find: (ctx, limit) => findSuggested(ctx, 'waiting', limit),
    count: (ctx) => countSuggested(ctx, 'waiting'),
    doneVerbs: { 'suggestion.answered': '答复检查建议' },
    chain: {
      roles: ['bureauLeader', 'auxiliaryOffice'],
      whoActs: '单位主要领导',
      href: '/suggestions?state=overdue',
      overdue: (ctx) => countSuggestionsByUnit(ctx, 'overdue'),
    },
  },
  {
    id: 'suggestionsToJudge',
    label: '看检查建议的答复',
    roles: ['lineInspector'],
    find: (ctx, limit) => findSuggested(ctx, 'answered', limit),
    count: (ctx) => countSuggested(ctx, 'answered'),
    doneVerbs: { 'suggestion.accepted': '认可答复', 'suggestion.returned': '退回答复' },
  },
  {
    id: 'inspectionsToConclude',
    label: '办结检查',
    roles: ['lineInspector'],
    find: findDrafts,
    count: async (ctx) =>
      (
        await inspectionsAsked(ctx, { state: 'draft' })
          .select((e) => e.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    doneVerbs: { 'inspection.concluded': '办结检查', 'inspection.cancelled': '取消检查' },
  },
]
