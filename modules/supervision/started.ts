import { sql } from 'kysely'
import type { StartedDefinition } from '../../platform/started.ts'
import { slipsInScope } from './filters.ts'
import { colorWords, stateWords } from './words.ts'

/** Slips that somebody wrote and that are not ended. */
export const supervisionStarted: StartedDefinition = {
  id: 'supervisionSlips',
  label: '督办单',
  verbs: ['supervisionSlip.written'],
  kind: 'supervisionSlip',
  find: async (ctx, ids) => {
    const rows = await slipsInScope(ctx, { state: 'open' })
      .where(sql<boolean>`s."id" = any(${ids}::uuid[])`)
      .select(['s.id', 's.color', 's.taskTitle', 's.unitName', 's.state', 's.answerBy', 's.leadName', 's.isOffice'])
      .execute()
    return rows.map((s) => ({
      id: s.id,
      title: `${colorWords[s.color]}色督办单：${s.taskTitle}，${s.unitName}`,
      standing: stateWords[s.state],
      holder: holderOf(s),
      since: null,
      dueOn: s.answerBy,
      href: `/supervision-slips/${s.id}`,
    }))
  },
}

function holderOf(s: { state: string; unitName: string; leadName: string; isOffice: boolean }): string {
  if (s.state === 'toApprove') return '政治处领导'
  if (s.state !== 'answered') return s.unitName
  return s.isOffice ? '辅警办' : s.leadName
}
