import { recordEvent } from '../audit/record-event.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { transact } from '../database/transact.ts'
import { DomainError, notFound } from '../errors.ts'
import { act, asActor, type Mount, read, write } from '../http/mount.ts'
import type { Services, Session } from '../http/service.ts'
import type { Reference } from '../http/tables.ts'
import { newId } from '../ids.ts'
import { largestPart, largestUpload, type PartUploadView, readPartUpload, sendPart, startPartUpload } from './contract.ts'
import { storeBytes } from './upload.ts'

/** What one account may have lying unread, bytes. */
const quota = 2 * largestUpload
const hoursKept = 24

const own = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('partUploads')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('accountId', '=', ctx.actor.accountId)
    .selectAll()

/** An upload of the account's own; notFound for anybody else's. */
export async function findPartUpload(ctx: QueryContext, id: string) {
  const upload = await own(ctx).where('id', '=', id).executeTakeFirst()
  if (!upload) throw notFound()
  return upload
}

const present = async (ctx: QueryContext, { id = '' }: Reference): Promise<PartUploadView> => {
  const { name, size, received, state } = await findPartUpload(ctx, id)
  return { id, name, size, received, isComplete: state === 'complete' }
}

/** 开始上传 — room for a large file; refused above its size or above what the account may have lying. */
async function begin(ctx: CommandContext, { body }: { body: { name: string; size: number } }): Promise<Reference> {
  if (body.size > largestUpload) throw new DomainError('tooLarge', 'fileTooLarge', '文件超过 600 MB。分成几个文件扫描、上传。')
  const held = await own(ctx).execute()
  if (held.reduce((sum, upload) => sum + upload.size, body.size) > quota)
    throw new DomainError('tooMany', 'uploadQuota', '您没有读完的上传已满 1.2 GB。等前面的读完，或者明天再传。')
  const id = newId()
  const { bureauId, accountId } = ctx.actor
  const name = body.name.replace(/[\\/\p{Cc}]/gu, '_')
  await ctx.tx.insertInto('partUploads').values({ bureauId, id, accountId, name, size: body.size }).execute()
  await recordEvent(ctx, { verb: 'upload.started', subjects: [{ id, kind: 'file' }] })
  return { id }
}

interface Part {
  readonly id: string
  readonly offset: number
  readonly size: number
  readonly partId: string
}

/** The part belongs right behind what is there; whoever sends another learns where to go on. */
async function append(ctx: CommandContext, { id, offset, size, partId }: Part): Promise<Reference> {
  const locked = await own(ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!locked) throw notFound()
  if (locked.received !== offset)
    throw new DomainError('conflict', 'otherOffset', `这个文件已收到第 ${locked.received} 字节，请从那里接着传。`)
  const received = offset + size
  if (received > locked.size) throw new DomainError('invalid', 'tooLong', '传来的内容比说好的长，没有收下。')
  await ctx.tx
    .updateTable('partUploads')
    .set({
      received,
      parts: JSON.stringify([...locked.parts, partId]),
      touchedAt: ctx.now,
      ...(received === locked.size ? { state: 'complete' as const } : {}),
    })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .execute()
  await recordEvent(ctx, {
    verb: received === locked.size ? 'file.uploaded' : 'upload.continued',
    subjects: [{ id, kind: 'file' }],
  })
  return { id }
}

async function keepPart(
  services: Services,
  session: Session,
  part: Omit<Part, 'partId' | 'size'> & { readonly bytes: Uint8Array },
): Promise<PartUploadView> {
  const { id, offset, bytes } = part
  if (bytes.length === 0 || bytes.length > largestPart)
    throw new DomainError('invalid', 'partSize', '每一段要在 16 MB 以内，不能是空的。')
  await asActor(services, session, (ctx) => findPartUpload(ctx, id))
  const partId = await storeBytes(services, bytes)
  try {
    return await asActor(services, session, async (ctx) =>
      present(ctx, await append(ctx, { id, offset, size: bytes.length, partId })),
    )
  } catch (error) {
    await services.files.remove(partId)
    throw error
  }
}

/** The bytes of a complete upload, part by part. */
export async function* bytesOf(services: Services, parts: readonly string[]): AsyncGenerator<Buffer> {
  for (const part of parts) yield await services.files.get(part)
}

/** Takes an upload away once it has been read. */
export async function dropPartUpload(services: Services, session: Session, id: string): Promise<void> {
  const parts = await asActor(services, session, async (ctx) => {
    const { parts } = await findPartUpload(ctx, id)
    await ctx.tx.deleteFrom('partUploads').where('bureauId', '=', ctx.actor.bureauId).where('id', '=', id).execute()
    return parts
  })
  for (const part of parts) await services.files.remove(part)
}

/** Takes away what nobody went on with for a day; the number of uploads. */
export async function sweepPartUploads(services: Services): Promise<number> {
  const before = new Date(services.clock().getTime() - hoursKept * 3_600_000)
  const swept = await transact(services.pool, 'owner', {}, (tx) =>
    tx.deleteFrom('partUploads').where('touchedAt', '<', before).returning('parts').execute(),
  )
  for (const part of swept.flatMap(({ parts }) => parts)) await services.files.remove(part)
  return swept.length
}

/** Large files in parts: start, go on where it broke off. */
export function mountPartUploads(mount: Mount): void {
  write(mount, startPartUpload, begin, present)
  read(mount, readPartUpload, (ctx, { params }) => present(ctx, params))
  act(mount, sendPart, (session, { params, query, bytes = new Uint8Array() }) =>
    keepPart(mount.services, session, { id: params.id, offset: query.offset, bytes }),
  )
}
