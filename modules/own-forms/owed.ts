import type { OwedDefinition } from '../../platform/owed.ts'
import { partsInScope, partsWithForm } from './filters.ts'
import { stateLabels } from './words.ts'

/** Forms that a unit still owes. */
export const ownFormsOwed: OwedDefinition = {
  id: 'ownForms',
  label: '本局表单',
  find: async (ctx, unitId, limit) => {
    const rows = await partsWithForm(partsInScope(ctx))
      .where('p.unitId', '=', unitId)
      .where('p.closedAt', 'is', null)
      .where('p.state', 'in', ['waiting', 'returned'])
      .orderBy('p.dueOn')
      .orderBy('p.id')
      .limit(limit)
      .select(['p.id', 'p.state', 'p.returnReason', 'p.dueOn', 'f.title', 'f.openedByName'])
      .execute()
    return rows.map((p) => ({
      key: p.id,
      title: p.title,
      askedBy: `辅警办 ${p.openedByName}`,
      dueOn: p.dueOn,
      standing: p.state === 'returned' ? `退回：${p.returnReason}` : stateLabels[p.state],
      href: `/own-form-parts/${p.id}`,
    }))
  },
}
