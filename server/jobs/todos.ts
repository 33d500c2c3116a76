import { addDays, beijingDate, beijingMidnight, formatDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import { roles } from '../../platform/http/contract.ts'
import type { TodoDefinition } from '../../platform/todos.ts'

const keptDays = 7

/** Result files of the caller's own jobs that nobody has taken yet; older ones are made again when needed. */
const untakenFiles = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('jobs')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('accountId', '=', ctx.actor.accountId)
    .where('state', '=', 'done')
    .where('fileId', 'is not', null)
    .where('openedAt', 'is', null)
    .where('createdAt', '>', beijingMidnight(addDays(ctx.today, -keptDays)))

/** What background jobs put into the in-box: what was made and waits to be taken. */
export const jobsTodos: readonly TodoDefinition[] = [
  {
    id: 'filesToTake',
    label: '取走做好的文件',
    roles,
    find: async (ctx, limit) => {
      const rows = await untakenFiles(ctx)
        .orderBy('createdAt')
        .orderBy('id')
        .limit(limit)
        .select(['id', 'title', 'createdAt'])
        .execute()
      return rows.map(({ id, title, createdAt }) => ({
        key: id,
        title,
        why: `${formatDate(beijingDate(createdAt), 'short')}做好，还没有取走。取走以后，或者满 ${keptDays} 天，不再提示。`,
        dueOn: null,
        href: `/api/jobs/${id}/file`,
        act: '取走文件',
      }))
    },
    count: async (ctx) =>
      (
        await untakenFiles(ctx)
          .select((e) => e.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    doneVerbs: {},
  },
]
