import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { StartedDefinition } from '../../platform/started.ts'

/** Transfers that a unit asked for and that nobody has answered. */
export const transfersStarted: StartedDefinition = {
  id: 'transfers',
  label: '调动申请',
  verbs: ['transfer.proposed'],
  kind: 'transferProposal',
  find: async (ctx, ids) => {
    const rows = await ctx.db
      .selectFrom('transferProposals as t')
      .where('t.bureauId', '=', ctx.actor.bureauId)
      .where(inScope(ctx.scope, 't.unitSortKey'))
      .where(sql<boolean>`t."id" = any(${ids}::uuid[])`)
      .where('t.state', '=', 'open')
      .select(['t.id', 't.personName'])
      .execute()
    return rows.map((t) => ({
      id: t.id,
      title: `${t.personName}调入`,
      standing: '待答复',
      holder: '辅警办',
      since: null,
      dueOn: null,
      href: `/transfers?open=${t.id}`,
    }))
  },
}
