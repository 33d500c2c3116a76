import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { canChangeForm, canSendOut } from '../policy.ts'
import { lockForm } from '../queries.ts'

interface Input {
  params: { id: string }
  body: { version: number; reason: string }
}

/** The form to be changed, locked, still open and sent out in the actor's reach. */
export async function takeForm(ctx: CommandContext, id: string) {
  if (!canSendOut(ctx.actor)) throw forbidden()
  const whoMay = '您可以看这张表单；它由下发的辅警办改。'
  const form = await lockForm(ctx, id, whoMay)
  if (form.closedAt !== null) throw new DomainError('conflict', 'formClosed', '这张表单已经结束，不能再改。')
  if (!canChangeForm(ctx, form)) throw forbidden(whoMay)
  return form
}

/** 结束表单 — nobody submits any more; what was submitted stays, whose day had not come is released. */
export async function closeForm(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const form = await takeForm(ctx, params.id)
  assertVersion(form, body.version)
  const { bureauId, name } = ctx.actor
  await ctx.tx
    .updateTable('ownForms')
    .set({ closedAt: ctx.now, closedByName: name, closeReason: body.reason, version: form.version + 1 })
    .where('bureauId', '=', bureauId)
    .where('id', '=', form.id)
    .where('closedAt', 'is', null)
    .where('version', '=', form.version)
    .execute()
  await ctx.tx
    .updateTable('ownFormParts')
    .set((e) => ({ closedAt: ctx.now, version: e('version', '+', 1) }))
    .where('bureauId', '=', bureauId)
    .where('formId', '=', form.id)
    .execute()
  await recordEvent(ctx, {
    verb: 'ownForm.closed',
    subjects: [{ id: form.id, kind: 'ownForm', unitSortKey: form.unitSortKey }],
    changes: [{ field: 'reason', after: body.reason }],
  })
  return { id: form.id }
}
