import { sql } from 'kysely'
import type { StartedDefinition } from '../../platform/started.ts'
import { collectionsInScope } from './filters.ts'

/** Collections that somebody opened and that are not closed. */
export const collectionsStarted: StartedDefinition = {
  id: 'collections',
  label: '收集材料',
  verbs: ['collection.opened'],
  kind: 'collection',
  find: async (ctx, ids) => {
    const open = sql<number>`(select count(distinct p."unitId")::int from "collectionParts" p where p."bureauId" = c."bureauId" and p."collectionId" = c."id" and p."state" in ('waiting', 'returned'))`
    const rows = await collectionsInScope(ctx)
      .where(sql<boolean>`c."id" = any(${ids}::uuid[])`)
      .where('c.closedAt', 'is', null)
      .select(['c.id', 'c.title', 'c.dueOn', open.as('open')])
      .execute()
    return rows.map((c) => ({
      id: c.id,
      title: c.title,
      standing: c.open > 0 ? `${c.open} 个单位没有交齐` : '都已交，待关闭',
      holder: c.open > 0 ? '各单位' : '辅警办',
      since: null,
      dueOn: c.dueOn,
      href: `/collections/${c.id}`,
    }))
  },
}
