import { type SqlBool, sql } from 'kysely'
import type { FormFinder } from '../../platform/finds.ts'
import { taskReaders } from './contract.ts'
import { tasksInScope } from './queries.ts'

/** Tasks by their number. */
export const tasksFinder: FormFinder = {
  roles: taskReaders,
  find: async (ctx, typed, limit) => {
    const rows = await tasksInScope(ctx, { state: 'all' })
      .where(sql<SqlBool>`position(${typed} in t."number") > 0`)
      .orderBy('t.dispatchedOn', 'desc')
      .orderBy('t.id')
      .limit(limit)
      .select(['t.id', 't.number', 't.title', 't.unitName'])
      .execute()
    return rows.map((t) => ({ id: t.id, number: t.number, what: `任务：${t.unitName}，${t.title}`, href: `/tasks/${t.id}` }))
  },
}
