import type { OwedDefinition } from '../../platform/owed.ts'
import { isOwed, slipsInScope } from './filters.ts'
import { issuerOf } from './presenter.ts'
import { stateWords } from './words.ts'

export const supervisionOwed: OwedDefinition = {
  id: 'supervisionSlips',
  label: '督办单答复',
  find: async (ctx, unitId, limit) => {
    const rows = await slipsInScope(ctx, { state: 'all' })
      .where('s.unitId', '=', unitId)
      .where(isOwed)
      .orderBy('s.answerBy')
      .orderBy('s.id')
      .limit(limit)
      .select(['s.id', 's.number', 's.taskTitle', 's.answerBy', 's.state', 's.isOffice', 's.leadName'])
      .execute()
    return rows.map((s) => ({
      key: s.id,
      title: `${s.number ?? ''}：${s.taskTitle}`,
      askedBy: issuerOf(s),
      dueOn: s.answerBy,
      standing: stateWords[s.state],
      href: `/supervision/${s.id}`,
    }))
  },
}
