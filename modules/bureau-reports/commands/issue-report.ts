import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { nextSerialNumber } from '../../../platform/database/serial-number.ts'
import { forbidden } from '../../../platform/errors.ts'
import { canEdit, canIssue } from '../policy.ts'
import { findBureau } from '../queries.ts'
import { transitions } from '../workflow.ts'
import { rowOf, type Seen, subjectOf, takeReport } from './edit-report.ts'

/** 送审 — to the political office leader. */
export async function sendReport(ctx: CommandContext, input: Seen): Promise<{ id: string }> {
  if (!canEdit(ctx.actor)) throw forbidden()
  const taken = await takeReport(ctx, input, 'send')
  const { accountId, name } = ctx.actor
  await rowOf(ctx, taken)
    .set({
      state: transitions.send.to,
      sentBy: accountId,
      sentByName: name,
      sentAt: ctx.now,
      returnReason: null,
      version: taken.version + 1,
    })
    .execute()
  await recordEvent(ctx, { verb: 'bureauReport.sent', subjects: [subjectOf(taken)] })
  return { id: taken.id }
}

/** 签发 — the report gets its number and stays as it is. */
export async function issueReport(ctx: CommandContext, input: Seen): Promise<{ id: string }> {
  if (!canIssue(ctx.actor, { sentBy: null })) throw forbidden()
  const taken = await takeReport(ctx, input, 'issue')
  if (!canIssue(ctx.actor, taken)) throw forbidden('自己送审的，要由另一位政治处领导签发。')
  const { bureauId, name } = ctx.actor
  const { shortName } = await findBureau(ctx)
  await rowOf(ctx, taken)
    .set({
      state: transitions.issue.to,
      dispatchNumber: await nextSerialNumber({ tx: ctx.tx, bureauId, on: ctx.today }, `${shortName}公辅周报`),
      issuedByName: name,
      issuedAt: ctx.now,
      version: taken.version + 1,
    })
    .execute()
  await recordEvent(ctx, { verb: 'bureauReport.issued', subjects: [subjectOf(taken)] })
  return { id: taken.id }
}

interface Returning extends Seen {
  body: { version: number; reason: string }
}

/** 退回 — to the office, with the reason. */
export async function returnReport(ctx: CommandContext, input: Returning): Promise<{ id: string }> {
  if (!canIssue(ctx.actor, { sentBy: null })) throw forbidden()
  const taken = await takeReport(ctx, input, 'return')
  const { reason } = input.body
  await rowOf(ctx, taken)
    .set({
      state: transitions.return.to,
      returnReason: reason,
      returnedByName: ctx.actor.name,
      returnedAt: ctx.now,
      version: taken.version + 1,
    })
    .execute()
  await recordEvent(ctx, {
    verb: 'bureauReport.returned',
    subjects: [subjectOf(taken)],
    changes: [{ field: 'reason', after: reason }],
  })
  return { id: taken.id }
}
