import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { StartedDefinition } from '../../platform/started.ts'

/** Signing rounds that somebody opened and that are not closed. */
export const pledgesStarted: StartedDefinition = {
  id: 'signingRounds',
  label: '签订批次',
  verbs: ['round.opened'],
  kind: 'signingRound',
  find: async (ctx, ids) => {
    const open = sql<number>`(select count(*)::int from "signingRequests" q where q."bureauId" = r."bureauId" and q."occasion" = 'round' and q."occasionId" = r."id" and q."state" = 'open')`
    const rows = await ctx.db
      .selectFrom('signingRounds as r')
      .where('r.bureauId', '=', ctx.actor.bureauId)
      .where(inScope(ctx.scope, 'r.unitSortKey'))
      .where(sql<boolean>`r."id" = any(${ids}::uuid[])`)
      .where('r.closedAt', 'is', null)
      .select(['r.id', 'r.title', 'r.dueOn', open.as('open')])
      .execute()
    return rows.map((r) => ({
      id: r.id,
      title: r.title,
      standing: `${r.open} 人没有答复`,
      holder: '签订的人',
      since: null,
      dueOn: r.dueOn,
      href: `/signing-rounds/${r.id}`,
    }))
  },
}
