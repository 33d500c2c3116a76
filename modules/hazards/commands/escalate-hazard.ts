import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext, Tx } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'
import { canEscalate, canUrge } from '../policy.ts'
import type { HazardRow } from '../tables.ts'
import { moveHazard, type OnHazard, subjectsOf, takeHazard } from './start-rectification.ts'

export type Level = NonNullable<HazardRow['escalatedTo']>
const levels: readonly Level[] = ['leaderInCharge', 'unitHead', 'overseeingBureauLeader', 'politicalOfficeLeader']
const rankOf = (level: Level | null): number => (level === null ? 0 : levels.indexOf(level) + 1)

/** Levels above the owner that somebody holds today, lowest first; the political office stands above every unit. */
export async function levelsAbove(
  tx: Tx,
  { bureauId, unitId, ownerId }: Pick<HazardRow, 'bureauId' | 'unitId' | 'ownerId'>,
  today: string,
): Promise<Level[]> {
  const held = await tx
    .selectFrom('unitAppointments')
    .where('bureauId', '=', bureauId)
    .where('unitId', '=', unitId)
    .where('fromOn', '<=', today)
    .where((e) => e.or([e('toOn', 'is', null), e('toOn', '>', today)]))
    .select(['duty', 'personId'])
    .execute()
  const ownRank = Math.max(0, ...held.filter((h) => h.personId === ownerId).map((h) => rankOf(h.duty)))
  return levels.filter(
    (level) => rankOf(level) > ownRank && (level === 'politicalOfficeLeader' || held.some((h) => h.duty === level)),
  )
}

interface Input extends OnHazard {
  body: { version: number; reason: string }
}

/** 报上一级 — to the next level of the chain that somebody holds; it stands in that level's in-box. */
export async function escalateHazard(ctx: CommandContext, input: Input): Promise<{ id: string }> {
  const { reason } = input.body
  const hazard = await takeHazard(ctx, input, 'escalate', canEscalate)
  const level = (await levelsAbove(ctx.tx, hazard, ctx.today)).find((l) => rankOf(l) > rankOf(hazard.escalatedTo))
  if (!level) throw new DomainError('conflict', 'highestLevel', '已经报到最上一级。')
  await moveHazard(ctx, hazard, {
    act: 'escalate',
    set: { escalatedTo: level },
    step: { act: `escalated.${level}`, note: reason },
  })
  await recordEvent(ctx, {
    verb: 'hazard.escalated',
    subjects: subjectsOf([hazard]),
    changes: [{ field: 'escalatedTo', before: hazard.escalatedTo, after: level }],
  })
  return { id: hazard.id }
}

interface Urging extends OnHazard {
  body: { version: number; note: string }
}

/** 催办 — the owner finds it in the in-box until the evidence is there. */
export async function urgeHazard(ctx: CommandContext, input: Urging): Promise<{ id: string }> {
  const hazard = await takeHazard(ctx, input, 'urge', canUrge)
  if (hazard.ownerId === null) throw new DomainError('conflict', 'noOwner', '还没有责任人，先定责任人和措施。')
  await moveHazard(ctx, hazard, { act: 'urge', set: { urgedOn: ctx.today }, step: { act: 'urged', note: input.body.note } })
  await recordEvent(ctx, { verb: 'hazard.urged', subjects: subjectsOf([hazard]) })
  return { id: hazard.id }
}
