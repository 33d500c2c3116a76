import { recordEvent } from '../../../platform/audit/record-event.ts'
import { findBureau } from '../../../platform/bureau.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, notFound } from '../../../platform/errors.ts'
import { fieldsNamed, fieldsOf, findVersion, shownText } from '../../wordings/public.ts'
import { findLeaving, findUndertakingRequest } from '../queries.ts'
import { subjectsOf } from './settle-leavings.ts'

interface Input {
  params: { id: string }
}

/** 打印离岗手续单 — the checklist as it stands. */
export async function printLeaving(ctx: CommandContext, { params }: Input) {
  const leaving = await findLeaving(ctx, params.id)
  await recordEvent(ctx, { verb: 'leaving.printed', subjects: subjectsOf([leaving]) })
  return { leaving, bureau: await findBureau(ctx), by: ctx.actor.name, on: ctx.today }
}

/** 打印离岗保密承诺书 — for somebody who can no longer sign in, to be signed by hand. */
export async function printUndertaking(ctx: CommandContext, { params }: Input) {
  const leaving = await findLeaving(ctx, params.id)
  const request = await findUndertakingRequest(ctx, leaving.id)
  if (request?.state !== 'open' || leaving.state !== 'open')
    throw new DomainError('conflict', 'notAsked', '没有等着签的离岗保密承诺书。')
  const version = await findVersion(ctx, request.versionId)
  const fields = (await fieldsOf(ctx, [leaving.personId])).get(leaving.personId)
  if (!fields) throw notFound()
  await recordEvent(ctx, { verb: 'leaving.undertakingPrinted', subjects: subjectsOf([leaving]) })
  const text = shownText(version, fieldsNamed(version, fields))
  return { leaving, text, version, code: request.code, bureau: await findBureau(ctx) }
}
