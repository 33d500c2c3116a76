import type { QueryContext } from '../../platform/context.ts'
import type { TodoDefinition } from '../../platform/todos.ts'
import type { WordingQuery } from './filters.ts'
import { findWordings } from './queries.ts'

type Waiting = NonNullable<WordingQuery['waiting']>

/** What waits for one who acts on wordings; no rule sets a day. */
const waitingFor = (waiting: Waiting, why: string, act: string): Pick<TodoDefinition, 'find' | 'count'> => ({
  find: async (ctx: QueryContext, limit: number) =>
    (await findWordings(ctx, { waiting, limit })).rows.map((row) => ({
      key: row.id,
      title: `${row.title}第 ${row.pending?.number ?? 1} 版`,
      why,
      dueOn: null,
      href: `/wordings/${row.id}`,
      act,
    })),
  count: async (ctx: QueryContext) => (await findWordings(ctx, { waiting, limit: 1 })).total,
})

/** What wordings put into the in-box: drafts to be approved, drafts returned, approved versions to be put in force. */
export const wordingsTodos: readonly TodoDefinition[] = [
  {
    id: 'wordingsToApprove',
    label: '批准范本',
    roles: ['politicalOfficeLeader'],
    ...waitingFor('approval', '辅警办已起草，等您批准；批准后由辅警办施行。', '看稿批准'),
    doneVerbs: { 'wording.approved': '批准范本', 'wording.returned': '退回范本草稿' },
  },
  {
    id: 'wordingsToRevise',
    label: '修改范本草稿',
    roles: ['auxiliaryOffice'],
    ...waitingFor('revision', '政治处领导退回，写了要改什么；改过再存，就又送去批准。', '去修改'),
    doneVerbs: { 'wording.edited': '修改范本草稿' },
  },
  {
    id: 'wordingsToPutInForce',
    label: '施行范本',
    roles: ['auxiliaryOffice'],
    ...waitingFor('commencement', '已经批准，定一个日期施行；施行以前不能签。', '去施行'),
    doneVerbs: { 'wording.putInForce': '施行范本', 'wording.abandoned': '作废范本草稿' },
  },
]
