import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden, notFound } from '../../../platform/errors.ts'
import { canFinish } from '../policy.ts'
import type { HazardFacts } from '../queries.ts'
import { moveHazard, type OnHazard, subjectsOf, takeHazard } from './start-rectification.ts'

/** The measures that hold, locked with their hazard. */
export const findMeasures = (ctx: CommandContext, hazard: HazardFacts) =>
  ctx.tx
    .selectFrom('hazardMeasures')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('hazardId', '=', hazard.id)
    .where('round', '=', hazard.relapses)
    .where('droppedAt', 'is', null)
    .orderBy('number')
    .selectAll()
    .execute()

interface Input extends OnHazard {
  body: { version: number; measureId: string; note: string }
}

/** 办完一条措施 — with a note on what was done. */
export async function finishMeasure(ctx: CommandContext, input: Input): Promise<{ id: string }> {
  const { measureId, note } = input.body
  const hazard = await takeHazard(ctx, input, 'finishMeasure', () => true)
  const measure = (await findMeasures(ctx, hazard)).find((m) => m.id === measureId)
  if (!measure) throw notFound()
  if (!canFinish(ctx.actor, hazard, measure)) throw forbidden('这条措施由它的责任人来办。')
  if (measure.doneOn !== null) throw new DomainError('conflict', 'alreadyDone', '这条措施已经登记办完。')
  await ctx.tx
    .updateTable('hazardMeasures')
    .set({ doneOn: ctx.today, doneNote: note, doneBy: ctx.actor.accountId, version: measure.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', measureId)
    .where('doneOn', 'is', null)
    .execute()
  await moveHazard(ctx, hazard, {
    act: 'finishMeasure',
    step: { act: 'measureDone', note: `${measure.number}. ${measure.text}：${note}` },
  })
  await recordEvent(ctx, { verb: 'hazard.measureDone', subjects: subjectsOf([hazard]) })
  return { id: hazard.id }
}
