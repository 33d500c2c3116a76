import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { forbidden } from '../../../platform/errors.ts'
import { canSetMeasures } from '../policy.ts'
import { assertDay, insertMeasures, officersNamed } from './set-measures.ts'
import { moveHazard, type OnHazard, subjectsOf, takeHazard } from './start-rectification.ts'

interface Input extends OnHazard {
  body: { version: number; text: string; ownerId: string; dueOn: string }
}

/** 加措施 — what turned out to be needed after the measures were set. */
export async function addMeasure(ctx: CommandContext, input: Input): Promise<{ id: string }> {
  if (!canSetMeasures(ctx.actor)) throw forbidden()
  const hazard = await takeHazard(ctx, input, 'addMeasure', canSetMeasures)
  const { text, ownerId, dueOn } = input.body
  const ownerName = (await officersNamed(ctx, hazard.unitId))(ownerId, 'ownerId')
  assertDay(ctx, dueOn, hazard.rectifyBy ?? dueOn, 'dueOn')
  await insertMeasures(ctx, hazard, [{ text, ownerId, dueOn, ownerName }])
  await moveHazard(ctx, hazard, { act: 'addMeasure', step: { act: 'measureAdded', note: `${text}（${ownerName}，${dueOn}）` } })
  await recordEvent(ctx, { verb: 'hazard.measureAdded', subjects: subjectsOf([hazard]) })
  return { id: hazard.id }
}
