import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { nextSerialNumber } from '../../../platform/database/serial-number.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { canApprove, canWithdraw } from '../policy.ts'
import { findRelease, findReleasedOne, lockRelease, type ReleaseFacts } from '../queries.ts'
import { assertFrom, releaseTransitions } from '../workflow.ts'

interface Versioned {
  params: { id: string }
  body: { version: number }
}
interface Reasoned extends Versioned {
  body: { version: number; reason: string }
}

async function takeRelease(ctx: CommandContext, { params, body }: Versioned, act: keyof typeof releaseTransitions) {
  const taken = await lockRelease(ctx, params.id)
  assertVersion(taken, body.version)
  assertFrom(releaseTransitions[act], taken.state)
  return taken
}
const rowOf = (ctx: CommandContext, taken: ReleaseFacts) =>
  ctx.tx
    .updateTable('releases')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', taken.id)
    .where('state', '=', taken.state)
    .where('version', '=', taken.version)
const subjects = ({ id }: { id: string }) => [{ id, kind: 'release' }]

/** 批准对上提供 — by the political office leader, never by who asked; it gets its number, and the superior reads it until its last day. */
export async function approveRelease(ctx: CommandContext, input: Versioned): Promise<{ id: string }> {
  if (!canApprove(ctx, { askedBy: '' })) throw forbidden()
  const taken = await takeRelease(ctx, input, 'approve')
  if (!canApprove(ctx, taken)) throw forbidden('自己申请的，要由另一位政治处领导批准。')
  if (taken.expiresOn < ctx.today)
    throw new DomainError('conflict', 'pastDay', '申请的期限已经过了，请不批准，由辅警办重新申请。')
  const { bureauId, accountId, name } = ctx.actor
  const number = await nextSerialNumber({ tx: ctx.tx, bureauId, on: ctx.today }, '对上提供')
  const approved = { approvedBy: accountId, approvedByName: name, approvedAt: ctx.now }
  await rowOf(ctx, taken)
    .set({ ...approved, number, state: releaseTransitions.approve.to, version: taken.version + 1 })
    .execute()
  await recordEvent(ctx, { verb: 'release.approved', subjects: subjects(taken) })
  return { id: taken.id }
}

async function end(ctx: CommandContext, input: Reasoned, act: 'refuse' | 'withdraw'): Promise<ReleaseFacts> {
  const taken = await takeRelease(ctx, input, act)
  const ended = { endReason: input.body.reason, endedByName: ctx.actor.name, endedAt: ctx.now }
  await rowOf(ctx, taken)
    .set({ ...ended, state: releaseTransitions[act].to, version: taken.version + 1 })
    .execute()
  return taken
}

/** 不批准对上提供 — with the reason. */
export async function refuseRelease(ctx: CommandContext, input: Reasoned): Promise<{ id: string }> {
  if (!canApprove(ctx, { askedBy: '' })) throw forbidden()
  const taken = await end(ctx, input, 'refuse')
  const changes = [{ field: 'reason', after: input.body.reason }]
  await recordEvent(ctx, { verb: 'release.refused', subjects: subjects(taken), changes })
  return { id: taken.id }
}

/** 撤回对上提供 — from that moment on nobody above reads it. */
export async function withdrawRelease(ctx: CommandContext, input: Reasoned): Promise<{ id: string }> {
  if (!canWithdraw(ctx)) throw forbidden()
  const taken = await end(ctx, input, 'withdraw')
  const changes = [{ field: 'reason', after: input.body.reason }]
  await recordEvent(ctx, { verb: 'release.withdrawn', subjects: subjects(taken), changes })
  return { id: taken.id }
}

interface Taking {
  params: { id: string }
}

/** 看要提供的材料 — in the bureau. */
export async function takeFile(ctx: CommandContext, { params }: Taking) {
  const found = await findRelease(ctx, params.id)
  await recordEvent(ctx, { verb: 'release.fileTaken', subjects: subjects(found) })
  return { fileId: found.fileId, fileName: found.fileName, mediaType: found.mediaType }
}

/** 看下级提供的材料 — above, while it may be read. */
export async function takeReleased(ctx: CommandContext, { params }: Taking) {
  const found = await findReleasedOne(ctx, params.id)
  await recordEvent(ctx, { verb: 'release.read', subjects: subjects(found) })
  return { fileId: found.fileId, fileName: found.fileName, mediaType: found.mediaType }
}
