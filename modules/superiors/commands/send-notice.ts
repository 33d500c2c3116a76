import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { isSuperior } from '../policy.ts'
import { findOwn, findRecipients, lockSent } from '../queries.ts'
import { assertFrom, sentTransitions } from '../workflow.ts'

interface Sending {
  body: { number: string; title: string; text: string; issuedOn: string; dueOn: string | null; recipients: string[] }
}

async function assertFree(ctx: CommandContext, number: string): Promise<void> {
  const taken = await ctx.db
    .selectFrom('superiorNotices')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('number', '=', number)
    .where('state', '<>', 'withdrawn')
    .select('id')
    .executeTakeFirst()
  if (taken)
    throw new DomainError('conflict', 'numberTaken', `文号“${number}”已经发过；要重发，先撤回原来的。`, [
      { path: 'number', code: 'numberTaken', message: '这个文号已经发过。' },
    ])
}

/** 下发通知 — to bureaus right below; it arrives in each of them by a job of theirs. */
export async function sendNotice(ctx: CommandContext, { body }: Sending): Promise<{ id: string }> {
  if (!isSuperior(ctx.actor)) throw forbidden()
  const { bureauId, name } = ctx.actor
  const { number, title, text, issuedOn, dueOn } = body
  const below = new Set((await findRecipients(ctx)).map((b) => b.bureauId))
  const recipients = [...new Set(body.recipients)]
  if (recipients.some((id) => !below.has(id))) throw invalid('recipients', '收文的局里有不是下一级的，请重新选。', 'notBelow')
  if (dueOn !== null && dueOn < issuedOn) throw invalid('dueOn', '期限早于印发日期，请改。', 'dueTooEarly')
  await assertFree(ctx, number)
  const own = await findOwn(ctx)
  /* An account that a superior of another database holds in the bureau itself signs with its own name. */
  const issuer = below.has(bureauId) ? name : own.name
  const id = newId()
  await ctx.tx
    .insertInto('superiorNotices')
    .values({ bureauId, id, number, title, text, issuedOn, dueOn, issuer, recipients, sentByName: name, sentAt: ctx.now })
    .execute()
  await recordEvent(ctx, { verb: 'superiorNotice.sent', subjects: [{ id, kind: 'superiorNotice' }] })
  return { id }
}

interface Withdrawing {
  params: { id: string }
  body: { version: number; reason: string }
}

/** 撤回下发的通知 — each bureau is told; what it has made of it, it decides on itself. */
export async function withdrawSent(ctx: CommandContext, { params, body }: Withdrawing): Promise<{ id: string }> {
  if (!isSuperior(ctx.actor)) throw forbidden()
  const taken = await lockSent(ctx, params.id)
  assertVersion(taken, body.version)
  assertFrom(sentTransitions.withdraw, taken.state)
  const { to } = sentTransitions.withdraw
  const withdrawn = { withdrawnByName: ctx.actor.name, withdrawnAt: ctx.now, withdrawReason: body.reason }
  await ctx.tx
    .updateTable('superiorNotices')
    .set({ ...withdrawn, state: to, version: taken.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', taken.id)
    .where('state', '=', taken.state)
    .where('version', '=', taken.version)
    .execute()
  await recordEvent(ctx, {
    verb: 'superiorNotice.withdrawn',
    subjects: [{ id: taken.id, kind: 'superiorNotice' }],
    changes: [{ field: 'reason', after: body.reason }],
  })
  return { id: taken.id }
}
