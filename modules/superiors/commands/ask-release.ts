import { recordEvent } from '../../../platform/audit/record-event.ts'
import { addDays } from '../../../platform/calendar/dates.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { forbidden, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { canAnswer } from '../policy.ts'
import { findAddressee } from '../queries.ts'

export interface FrozenFile {
  readonly id: string
  readonly title: string
  readonly fileName: string
  readonly mediaType: string
  readonly digest: string
}
export interface Asking {
  body: { kind: string; sourceId: string; scope: string; reason: string; expiresOn: string }
}
const longest = 366

/** Who asks and until when; before anything is rendered, and again when it is written. To whom it goes. */
export async function assertAskable(ctx: CommandContext, { body }: Asking) {
  if (!canAnswer(ctx)) throw forbidden()
  if (body.expiresOn < ctx.today) throw invalid('expiresOn', '期限已经过了，请改。', 'pastDay')
  if (body.expiresOn > addDays(ctx.today, longest)) throw invalid('expiresOn', '最多提供一年，请改近一些。', 'tooLong')
  return findAddressee(ctx)
}

/** 申请对上提供 — with the file as it is now: what is approved and read is this one, byte for byte. */
export async function askRelease(ctx: CommandContext, input: Asking, file: FrozenFile): Promise<{ id: string }> {
  const addressee = await assertAskable(ctx, input)
  const { kind, sourceId, scope, reason, expiresOn } = input.body
  const { bureauId, accountId, name } = ctx.actor
  const id = newId()
  const frozen = { fileId: file.id, fileName: file.fileName, mediaType: file.mediaType, fileDigest: file.digest }
  const asked = { askedBy: accountId, askedByName: name, askedAt: ctx.now }
  const to = { addresseeId: addressee.bureauId, addresseeName: addressee.name }
  await ctx.tx
    .insertInto('releases')
    .values({ bureauId, id, kind, sourceId, title: file.title, scope, reason, expiresOn, ...to, ...frozen, ...asked })
    .execute()
  await recordEvent(ctx, {
    verb: 'release.asked',
    subjects: [{ id, kind: 'release' }],
    changes: [
      { field: 'fileDigest', after: file.digest },
      { field: 'reason', after: reason },
    ],
  })
  return { id }
}
