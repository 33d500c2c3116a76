import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { StartedDefinition } from '../../platform/started.ts'

/** Imports that somebody began and neither wrote nor gave up. */
export const importsStarted: StartedDefinition = {
  id: 'imports',
  label: '导入花名册',
  verbs: ['import.started'],
  kind: 'import',
  find: async (ctx, ids) => {
    const rows = await ctx.db
      .selectFrom('imports as i')
      .where('i.bureauId', '=', ctx.actor.bureauId)
      .where('i.accountId', '=', ctx.actor.accountId)
      .where(inScope(ctx.scope, 'i.unitSortKey'))
      .where(sql<boolean>`i."id" = any(${ids}::uuid[])`)
      .where('i.state', 'in', ['reading', 'preview'])
      .select(['i.id', 'i.fileName', 'i.state'])
      .execute()
    return rows.map((i) => ({
      id: i.id,
      title: i.fileName,
      standing: i.state === 'reading' ? '正在核对' : '待写入',
      holder: '我',
      since: null,
      dueOn: null,
      href: `/imports/${i.id}`,
    }))
  },
}
