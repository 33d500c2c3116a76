import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { forbidden } from '../../../platform/errors.ts'
import { canSetMeasures } from '../policy.ts'
import { lockHazards } from '../queries.ts'
import { assertDay, insertMeasures, type NewMeasure, officersNamed } from './set-measures.ts'
import { assertFrom, moveHazard, type OnHazard, subjectsOf, takeHazard } from './start-rectification.ts'

/** Adds measures to a hazard in rectification, in the caller's transaction: a decision of a consultation names its `sourceId`. */
async function addMeasures(ctx: CommandContext, hazardId: string, measures: readonly NewMeasure[]): Promise<void> {
  const [hazard] = await lockHazards(ctx, [hazardId])
  if (!hazard) return
  assertFrom(hazard, 'addMeasure')
  const nameOf = await officersNamed(ctx, hazard.unitId)
  const named = measures.map((m) => ({ ...m, ownerName: nameOf(m.ownerId, 'ownerId') }))
  for (const { dueOn } of named) assertDay(ctx, dueOn, hazard.rectifyBy ?? dueOn, 'dueOn')
  await insertMeasures(ctx, hazard, named)
  const note = named.map((m) => `${m.text}（${m.ownerName}，${m.dueOn}）`).join('；')
  await moveHazard(ctx, hazard, { act: 'addMeasure', step: { act: 'measureAdded', note } })
  await recordEvent(ctx, { verb: 'hazard.measureAdded', subjects: subjectsOf([hazard]) })
}

interface Input extends OnHazard {
  body: { version: number; text: string; ownerId: string; dueOn: string }
}

/** 加措施 — what turned out to be needed after the measures were set. */
export async function addMeasure(ctx: CommandContext, input: Input): Promise<{ id: string }> {
  if (!canSetMeasures(ctx.actor)) throw forbidden()
  const { id } = await takeHazard(ctx, input, 'addMeasure', canSetMeasures)
  const { text, ownerId, dueOn } = input.body
  await addMeasures(ctx, id, [{ text, ownerId, dueOn }])
  return { id }
}
