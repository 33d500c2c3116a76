import { formatDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { Todo, TodoDefinition } from '../../platform/todos.ts'
import { type DocumentFilters, documentsAsked } from './queries.ts'

type Waiting = 'lodged' | 'returned' | 'reviewDue'
/** The inspector is asked about the own line only; the office about every one. */
const asked = (ctx: QueryContext, state: Waiting) => {
  const ofOwn: DocumentFilters = ctx.scope.policeLine === null ? {} : { policeLine: ctx.scope.policeLine }
  return documentsAsked(ctx, { ...ofOwn, state })
}
const countOf = async (ctx: QueryContext, state: Waiting): Promise<number> =>
  (
    await asked(ctx, state)
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

const whys: Record<Waiting, (d: { policeLine: string; answer: string | null; reviewOn: string }) => string> = {
  lodged: (d) => `${d.policeLine}警种报来，还没有答复。`,
  returned: (d) => `辅警办退回：${d.answer ?? ''}`,
  reviewDue: (d) => `${formatDate(d.reviewOn)}前复核：有变化报新一版，没有变化写明。`,
}
const acts: Record<Waiting, string> = { lodged: '受理', returned: '补好再报', reviewDue: '复核' }

async function find(ctx: QueryContext, state: Waiting, limit: number): Promise<Todo[]> {
  const rows = await asked(ctx, state)
    .orderBy(state === 'reviewDue' ? 'd.reviewOn' : 'd.lodgedAt')
    .orderBy('d.id')
    .limit(limit)
    .select(['d.id', 'd.title', 'd.policeLine', 'd.answer', 'd.reviewOn'])
    .execute()
  return rows.map((d) => ({
    key: d.id,
    title: `警种备案：${d.title}`,
    why: whys[state](d),
    dueOn: state === 'reviewDue' ? d.reviewOn : null,
    href: `/line-documents/${d.id}`,
    act: acts[state],
  }))
}
const waiting = (state: Waiting): Pick<TodoDefinition, 'find' | 'count'> => ({
  find: (ctx, limit) => find(ctx, state, limit),
  count: (ctx) => countOf(ctx, state),
})

/** What line documents put into the in-box: the office's to answer, the inspector's to complete and to review. */
export const lineDocumentsTodos: readonly TodoDefinition[] = [
  {
    id: 'lineDocumentsToAnswer',
    label: '受理警种备案',
    roles: ['auxiliaryOffice'],
    ...waiting('lodged'),
    doneVerbs: { 'lineDocument.accepted': '受理警种备案', 'lineDocument.returned': '退回警种备案' },
  },
  {
    id: 'lineDocumentsReturned',
    label: '补报警种备案',
    roles: ['lineInspector'],
    ...waiting('returned'),
    doneVerbs: { 'lineDocument.lodged': '报警种备案' },
  },
  {
    id: 'lineDocumentsToReview',
    label: '复核警种文件',
    roles: ['lineInspector'],
    ...waiting('reviewDue'),
    doneVerbs: { 'lineDocument.reviewed': '复核警种文件' },
  },
]
