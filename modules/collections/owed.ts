import type { QueryContext } from '../../platform/context.ts'
import type { OwedDefinition } from '../../platform/owed.ts'
import { partsInScope } from './filters.ts'
import { stateLabels } from './words.ts'

const find = (ctx: QueryContext, unitId: string, limit: number) =>
  partsInScope(ctx)
    .innerJoin('collections as c', (j) => j.onRef('c.bureauId', '=', 'p.bureauId').onRef('c.id', '=', 'p.collectionId'))
    .where('p.unitId', '=', unitId)
    .where('p.closedAt', 'is', null)
    .where('p.state', 'in', ['waiting', 'returned'])
    .orderBy('p.dueOn')
    .orderBy('p.position')
    .orderBy('p.id')
    .limit(limit)
    .select(['p.id', 'p.title', 'p.state', 'p.returnReason', 'p.dueOn', 'c.title as collection', 'c.openedByName'])
    .execute()

/** What a unit still owes to collections. */
export const collectionsOwed: OwedDefinition = {
  id: 'collections',
  label: '收集材料',
  find: async (ctx, unitId, limit) =>
    (await find(ctx, unitId, limit)).map((p) => ({
      key: p.id,
      title: `${p.title}（${p.collection}）`,
      askedBy: `辅警办 ${p.openedByName}`,
      dueOn: p.dueOn,
      standing: p.state === 'returned' ? `退回：${p.returnReason}` : stateLabels[p.state],
      href: `/collection-parts/${p.id}`,
    })),
}
