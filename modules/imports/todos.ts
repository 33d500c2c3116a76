import { inScope } from '../../platform/access/scope.ts'
import { beijingDate, formatDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { TodoDefinition } from '../../platform/todos.ts'

/** Previews of the caller's own files: whoever read a file in sees it through. */
const openPreviews = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('imports')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('accountId', '=', ctx.actor.accountId)
    .where('state', '=', 'preview')
    .where(inScope(ctx.scope))

/** What imports put into the in-box: files that were checked and not written yet. */
export const importsTodos: readonly TodoDefinition[] = [
  {
    id: 'importsToWrite',
    label: '写入或者放弃导入',
    roles: ['unitClerk', 'auxiliaryOffice'],
    find: async (ctx, limit) => {
      const rows = await openPreviews(ctx)
        .orderBy('createdAt')
        .orderBy('id')
        .limit(limit)
        .select(['id', 'fileName', 'createdAt', 'counts'])
        .execute()
      return rows.map(({ id, fileName, createdAt, counts: { rows: read = 0, problem = 0 } }) => ({
        key: id,
        title: `导入花名册：${fileName}`,
        why: `${formatDate(beijingDate(createdAt), 'short')}读入 ${read} 行，${problem === 0 ? '没有问题行' : `问题 ${problem} 行`}，还没有写入。`,
        dueOn: null,
        href: `/imports/${id}`,
        act: '去写入',
      }))
    },
    count: async (ctx) =>
      (
        await openPreviews(ctx)
          .select((e) => e.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    doneVerbs: { 'import.committed': '导入花名册', 'import.abandoned': '放弃导入', 'import.undone': '撤销导入' },
  },
]
