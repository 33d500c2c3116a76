import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { withdrawRequests } from '../../signatures/public.ts'
import { canWork } from '../policy.ts'
import { type LeavingFacts, lockLeaving } from '../queries.ts'
import { subjectsOf } from './settle-leavings.ts'

async function takeOpen(ctx: CommandContext, id: string, version: number): Promise<LeavingFacts> {
  if (!canWork(ctx.actor)) throw forbidden()
  const leaving = await lockLeaving(ctx, id)
  assertVersion(leaving, version)
  if (leaving.state !== 'open') throw new DomainError('conflict', 'notOpen', '这份离岗手续已经办结或撤回，不能再改。')
  return leaving
}

/** An undertaking that nobody answered is no longer asked for. */
async function end(ctx: CommandContext, leaving: LeavingFacts, state: 'complete' | 'withdrawn', endReason: string | null) {
  const { bureauId, accountId, name } = ctx.actor
  await ctx.tx
    .updateTable('leavings')
    .set({ state, endedBy: accountId, endedByName: name, endedAt: ctx.now, endReason, version: leaving.version + 1 })
    .where('bureauId', '=', bureauId)
    .where('id', '=', leaving.id)
    .where('state', '=', 'open')
    .execute()
  await withdrawRequests(ctx.tx, bureauId, leaving.id)
}

interface Completing {
  params: { id: string }
  body: { version: number }
}

/** 办结离岗手续 — when the person has left and every step is done. */
export async function completeLeaving(ctx: CommandContext, { params, body }: Completing): Promise<{ id: string }> {
  const leaving = await takeOpen(ctx, params.id, body.version)
  if (leaving.isAnnounced) throw new DomainError('conflict', 'stillServing', '本人还没有办理离岗，手续不能办结。')
  const open = leaving.steps.filter((s) => s.doneAt === null).length
  if (open > 0) throw new DomainError('conflict', 'stepsOpen', `还有 ${open} 项没有办完，不能办结。`)
  await end(ctx, leaving, 'complete', null)
  await recordEvent(ctx, { verb: 'leaving.completed', subjects: subjectsOf([leaving]) })
  return { id: leaving.id }
}

interface Withdrawing {
  params: { id: string }
  body: { version: number; reason: string }
}

/** 撤回预办 — the person stays after all; a separation itself is not taken back here. */
export async function withdrawLeaving(ctx: CommandContext, { params, body }: Withdrawing): Promise<{ id: string }> {
  const leaving = await takeOpen(ctx, params.id, body.version)
  if (!leaving.isAnnounced) throw new DomainError('conflict', 'alreadyLeft', '本人已经离岗，手续不能撤回。')
  await end(ctx, leaving, 'withdrawn', body.reason)
  await recordEvent(ctx, {
    verb: 'leaving.withdrawn',
    subjects: subjectsOf([leaving]),
    changes: [{ subjectId: leaving.id, field: 'reason', after: body.reason }],
  })
  return { id: leaving.id }
}
