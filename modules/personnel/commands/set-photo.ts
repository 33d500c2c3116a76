import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext, QueryContext } from '../../../platform/context.ts'
import { isUnavailable } from '../../../platform/database/connect.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { soundPicture } from '../../../platform/files/picture.ts'
import { storeBytes } from '../../../platform/files/upload.ts'
import { type Act, once } from '../../../platform/http/idempotency.ts'
import { asActor } from '../../../platform/http/mount.ts'
import type { Services, Session } from '../../../platform/http/service.ts'
import type { Reference } from '../../../platform/http/tables.ts'
import { canEditPeople } from '../policy.ts'
import { lockPerson } from '../queries.ts'

/** What an act on files has besides its transaction. */
export interface PhotoDesk {
  readonly services: Services
  readonly session: Session
  readonly act: Act
}
export type Present<T> = (ctx: QueryContext, reference: Reference) => Promise<T>

interface Sent {
  readonly params: { readonly id: string }
  readonly query: { readonly version: number }
  readonly bytes?: Uint8Array
}

/** Twice what the screen shows, and enough for 30 by 42 mm on paper. */
const photoBounds = { width: 480, height: 640 }

/** The person whose photo may be changed, locked; notFound outside the home unit. */
async function lockOwner(ctx: QueryContext, id: string) {
  if (!canEditPeople(ctx.actor)) throw forbidden()
  return lockPerson(ctx, id)
}

/** Points the person at another photo, or at none; answers with the person as it was. */
export async function pointAtPhoto(ctx: CommandContext, id: string, version: number, fileId: string | null) {
  const person = await lockOwner(ctx, id)
  assertVersion(person, version)
  await ctx.tx
    .updateTable('people')
    .set({ photoFileId: fileId, version: version + 1, updatedAt: ctx.now })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .where('version', '=', version)
    .execute()
  return person
}

/** A photo that nobody points at any more; the act stands even where the disk does not let go of it. */
export const discard = (services: Services, fileId: string): Promise<void> =>
  services.files.remove(fileId).catch((error: Error) => services.log.error({ err: { name: error.name } }, 'photo not removed'))

async function setInTurn(ctx: CommandContext, { params, query }: Sent, fileId: string): Promise<string | null> {
  const before = await pointAtPhoto(ctx, params.id, query.version, fileId)
  if (before.separatedOn !== null) throw new DomainError('conflict', 'separated', '人已离岗，档案不再改。')
  await recordEvent(ctx, {
    verb: 'person.photoSet',
    subjects: [{ id: before.id, kind: 'person', unitSortKey: before.unitSortKey }],
  })
  return before.photoFileId
}

/**
 * 上传照片 — redrawn outside the transaction, stored before the commit, the photo that it replaces removed after it. Only when nobody knows
 * whether the commit took place do the new bytes stay: the person may point at them.
 */
export async function setPhoto<T>({ services, session, act }: PhotoDesk, sent: Sent, present: Present<T>): Promise<T> {
  await asActor(services, session, (ctx) => lockOwner(ctx, sent.params.id))
  const fileId = await storeBytes(services, await soundPicture(sent.bytes ?? new Uint8Array(), photoBounds))
  let unused: string | null = fileId
  const view = await asActor(services, session, async (ctx) => {
    const reference = await once(ctx, act, async () => {
      unused = await setInTurn(ctx, sent, fileId)
      return { id: sent.params.id }
    })
    return present(ctx, reference)
  }).catch(async (error: unknown) => {
    if (!isUnavailable(error)) await discard(services, fileId)
    throw error
  })
  if (unused) await discard(services, unused)
  return view
}
