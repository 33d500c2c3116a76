import type { OwedDefinition } from '../../platform/owed.ts'
import { returnsInScope } from './filters.ts'
import { stateLabels } from './words.ts'

/** Screening returns that a unit still owes. */
export const screeningOwed: OwedDefinition = {
  id: 'screeningReturns',
  label: '隐患排查',
  find: async (ctx, unitId, limit) => {
    const rows = await returnsInScope(ctx)
      .innerJoin('screeningRounds as o', (j) => j.onRef('o.bureauId', '=', 'r.bureauId').onRef('o.id', '=', 'r.roundId'))
      .where('r.unitId', '=', unitId)
      .where('r.closedAt', 'is', null)
      .where('r.state', 'in', ['waiting', 'returned'])
      .orderBy('r.dueOn')
      .orderBy('r.id')
      .limit(limit)
      .select(['r.id', 'r.state', 'r.dueOn', 'r.returnReason', 'o.title', 'o.openedByName'])
      .execute()
    return rows.map((r) => ({
      key: r.id,
      title: `隐患排查：${r.title}`,
      askedBy: `辅警办 ${r.openedByName}`,
      dueOn: r.dueOn,
      standing: r.state === 'returned' ? `退回：${r.returnReason}` : stateLabels[r.state],
      href: `/screening-returns/${r.id}`,
    }))
  },
}
