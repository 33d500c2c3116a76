import { recordEvent } from '../../../platform/audit/record-event.ts'
import { beijingMidnight } from '../../../platform/calendar/dates.ts'
import type { Tx } from '../../../platform/context.ts'
import { workingDaysOf } from '../../calendar/public.ts'
import type { HazardRow } from '../tables.ts'
import { transitions } from '../workflow.ts'
import { type Level, levelsAbove } from './escalate-hazard.ts'
import { addStep, subjectsOf } from './start-rectification.ts'

type Late = Pick<HazardRow, 'bureauId' | 'id' | 'unitId' | 'unitSortKey' | 'ownerId' | 'escalatedTo' | 'rectifyBy'>

const findLate = (tx: Tx, bureauId: string, today: string): Promise<Late[]> =>
  tx
    .selectFrom('hazards')
    .where('bureauId', '=', bureauId)
    .where('state', 'in', [...transitions.escalate.from])
    .where('rectifyBy', '<', today)
    .where((e) => e.or([e('escalatedTo', 'is', null), e('escalatedTo', '<>', 'politicalOfficeLeader')]))
    .select(['bureauId', 'id', 'unitId', 'unitSortKey', 'ownerId', 'escalatedTo', 'rectifyBy'])
    .orderBy('id')
    .forUpdate()
    .execute()

const rise = (tx: Tx, bureauId: string, hazard: Late, level: Level) =>
  tx
    .updateTable('hazards')
    .set((e) => ({ escalatedTo: level, version: e('version', '+', 1) }))
    .where('bureauId', '=', bureauId)
    .where('id', '=', hazard.id)
    .execute()

/** 升级 — overdue by the bureau's own number of working days: one level up the chain, by twice as many the next. Without a rule nothing rises. Done again it changes nothing. Runs as the owner, after midnight. */
export async function settleHazards(tx: Tx, bureauId: string, today: string): Promise<void> {
  const { hazardEscalationDays: every } = await tx
    .selectFrom('bureaus')
    .where('bureauId', '=', bureauId)
    .select('hazardEscalationDays')
    .executeTakeFirstOrThrow()
  if (every === null) return
  const actor = { bureauId, accountId: '', personId: null, name: '系统', role: null, address: 'job' }
  const calendar = await workingDaysOf({ db: tx, actor })
  const risen: Late[] = []
  for (const hazard of await findLate(tx, bureauId, today)) {
    const days = calendar.between(hazard.rectifyBy ?? today, today) ?? 0
    if (days < every) continue
    const above = await levelsAbove(tx, hazard, today)
    const target = above[Math.min(Math.floor(days / every), above.length) - 1]
    if (target === undefined || (hazard.escalatedTo !== null && above.indexOf(hazard.escalatedTo) >= above.indexOf(target)))
      continue
    await rise(tx, bureauId, hazard, target)
    const note = `逾期满 ${days} 个工作日；本局规定每满 ${every} 个工作日升一级。`
    await addStep({ tx, actor, now: beijingMidnight(today) }, hazard, { act: `escalated.${target}`, note })
    risen.push(hazard)
  }
  if (risen.length > 0) await recordEvent({ tx, actor }, { verb: 'hazard.escalated', subjects: subjectsOf(risen) })
}
