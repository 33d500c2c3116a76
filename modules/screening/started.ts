import { sql } from 'kysely'
import type { StartedDefinition } from '../../platform/started.ts'
import { roundsInScope } from './filters.ts'

/** Rounds of screening that somebody opened and that are not closed. */
export const screeningStarted: StartedDefinition = {
  id: 'screeningRounds',
  label: '隐患排查',
  verbs: ['screeningRound.opened'],
  kind: 'screeningRound',
  find: async (ctx, ids) => {
    const open = sql<number>`(select count(*)::int from "screeningReturns" r where r."bureauId" = o."bureauId" and r."roundId" = o."id" and r."state" <> 'confirmed')`
    const rows = await roundsInScope(ctx)
      .where(sql<boolean>`o."id" = any(${ids}::uuid[])`)
      .where('o.closedAt', 'is', null)
      .select(['o.id', 'o.title', 'o.dueOn', open.as('open')])
      .execute()
    return rows.map((o) => ({
      id: o.id,
      title: o.title,
      standing: o.open > 0 ? `${o.open} 个单位没有确认` : '都已确认，待关闭',
      holder: o.open > 0 ? '各单位' : '辅警办',
      since: null,
      dueOn: o.dueOn,
      href: `/screening-rounds/${o.id}`,
    }))
  },
}
