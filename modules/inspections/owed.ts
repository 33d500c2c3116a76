import type { OwedDefinition } from '../../platform/owed.ts'
import { suggestionsAsked } from './queries.ts'
import { suggestionLabels } from './words.ts'

/** Suggestions that a unit has not answered, or has to answer again. */
export const inspectionsOwed: OwedDefinition = {
  id: 'suggestions',
  label: '检查建议的答复',
  find: async (ctx, unitId, limit) => {
    const rows = await suggestionsAsked(ctx, { state: 'waiting' })
      .where('s.unitId', '=', unitId)
      .orderBy('s.dueOn', (o) => o.asc().nullsLast())
      .orderBy('s.id')
      .limit(limit)
      .select(['s.id', 's.text', 's.policeLine', 's.state', 's.returnReason', 's.dueOn'])
      .execute()
    return rows.map((s) => ({
      key: s.id,
      title: `答复检查建议：${s.text}`,
      askedBy: `${s.policeLine}警种`,
      dueOn: s.dueOn,
      standing: s.state === 'returned' ? `退回：${s.returnReason}` : suggestionLabels[s.state],
      href: `/suggestions?state=waiting&open=${s.id}`,
    }))
  },
}
