import { recordEvent } from '../../../platform/audit/record-event.ts'
import { DomainError } from '../../../platform/errors.ts'
import { once } from '../../../platform/http/idempotency.ts'
import { asActor } from '../../../platform/http/mount.ts'
import { discard, type PhotoDesk, type Present, pointAtPhoto } from './set-photo.ts'

interface Input {
  readonly params: { readonly id: string }
  readonly body: { readonly version: number }
}

/** 删除照片 — also of somebody who has left; the bytes go once the change is committed. */
export async function removePhoto<T>({ services, session, act }: PhotoDesk, input: Input, present: Present<T>): Promise<T> {
  let unused: string | null = null
  const view = await asActor(services, session, async (ctx) => {
    const reference = await once(ctx, act, async () => {
      const before = await pointAtPhoto(ctx, input.params.id, input.body.version, null)
      if (before.photoFileId === null) throw new DomainError('conflict', 'noPhoto', '没有照片可删。')
      unused = before.photoFileId
      await recordEvent(ctx, {
        verb: 'person.photoRemoved',
        subjects: [{ id: before.id, kind: 'person', unitSortKey: before.unitSortKey }],
      })
      return { id: before.id }
    })
    return present(ctx, reference)
  })
  if (unused) await discard(services, unused)
  return view
}
