import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { canWork, tickFault } from '../policy.ts'
import { type LeavingFacts, lockLeaving } from '../queries.ts'
import { subjectsOf } from './settle-leavings.ts'

/** The checklist, locked, as it was seen and with that step open; refused otherwise. */
export async function takeStep(
  ctx: CommandContext,
  { id, version, step }: { id: string; version: number; step: 'carriers' | 'undertaking' },
): Promise<LeavingFacts> {
  if (!canWork(ctx.actor)) throw forbidden()
  const leaving = await lockLeaving(ctx, id)
  assertVersion(leaving, version)
  const found = leaving.steps.find((s) => s.step === step)
  if (!found) throw new DomainError('conflict', 'noSuchStep', '这个人的离岗手续里没有这一项。')
  const fault = tickFault(leaving, step, found.doneAt !== null)
  if (fault) throw new DomainError('conflict', fault.code, fault.detail)
  return leaving
}

/** Notes who did the step, and moves the checklist's version on. */
export async function markStep(ctx: CommandContext, leaving: LeavingFacts, step: string, note: string): Promise<void> {
  const { bureauId, accountId, name } = ctx.actor
  await ctx.tx
    .updateTable('leavingSteps')
    .set({ doneAt: ctx.now, doneBy: accountId, doneByName: name, note })
    .where('bureauId', '=', bureauId)
    .where('leavingId', '=', leaving.id)
    .where('step', '=', step as LeavingFacts['steps'][number]['step'])
    .where('doneAt', 'is', null)
    .execute()
  await ctx.tx
    .updateTable('leavings')
    .set({ version: leaving.version + 1 })
    .where('bureauId', '=', bureauId)
    .where('id', '=', leaving.id)
    .where('version', '=', leaving.version)
    .execute()
}

interface Input {
  params: { id: string }
  body: { version: number; step: 'carriers' | 'undertaking'; note: string }
}

/** 办完一项 — what only people can see: carriers given back, or why there is no undertaking; always with a note. */
export async function tickStep(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const leaving = await takeStep(ctx, { id: params.id, ...body })
  await markStep(ctx, leaving, body.step, body.note)
  await recordEvent(ctx, {
    verb: 'leaving.stepTicked',
    subjects: subjectsOf([leaving]),
    changes: [{ subjectId: leaving.id, field: body.step, after: body.note }],
  })
  return { id: leaving.id }
}
