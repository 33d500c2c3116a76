import { recordEvent } from '../audit/record-event.ts'
import type { CommandContext } from '../context.ts'
import { DomainError } from '../errors.ts'
import { act, asActor, type Mount } from '../http/mount.ts'
import type { Services, Session } from '../http/service.ts'
import { newId } from '../ids.ts'
import { sha256 } from '../keys.ts'
import { uploadFile } from './contract.ts'

interface Upload {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Keeps bytes encrypted under a new id, which it returns. `full` (507) where the disk has no room. */
export async function storeBytes(services: Services, bytes: Uint8Array): Promise<string> {
  const id = newId()
  await services.files.put(id, bytes).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOSPC' || error.code === 'EDQUOT')
      throw new DomainError('full', 'diskFull', '存储空间不足，文件没有存下。请报系统管理员。')
    throw error
  })
  return id
}

/** Keeps bytes encrypted and writes their row and event; the id of the file. `full` (507) where the disk has no room. */
export async function keepUpload(services: Services, session: Session, { name, bytes }: Upload): Promise<string> {
  if (bytes.length === 0) throw new DomainError('invalid', 'empty', '文件是空的。')
  const id = await storeBytes(services, bytes)
  await asActor(services, session, (ctx) => noteUpload(ctx, { id, name, bytes })).catch(async (error: unknown) => {
    await services.files.remove(id)
    throw error
  })
  return id
}

async function noteUpload(ctx: CommandContext, { id, name, bytes }: Upload & { readonly id: string }): Promise<void> {
  const { bureauId, accountId } = ctx.actor
  await ctx.tx
    .insertInto('files')
    .values({ bureauId, id, accountId, name, mediaType: 'application/octet-stream', size: bytes.length, digest: sha256(bytes) })
    .execute()
  await recordEvent(ctx, { verb: 'file.uploaded', subjects: [{ id, kind: 'file' }] })
}

/** POST /api/uploads?name=…: a file's bytes as the body. */
export function mountUploads(mount: Mount): void {
  act(mount, uploadFile, async (session, { query, bytes = new Uint8Array() }) => {
    const name = query.name.replace(/[\\/\p{Cc}]/gu, '_')
    return { id: await keepUpload(mount.services, session, { name, bytes }), name, size: bytes.length }
  })
}
