import { DomainError, invalid } from '../errors.ts'
import { asActor } from '../http/mount.ts'
import type { Services, Session } from '../http/service.ts'
import { mediaTypes } from './media-types.ts'
import { readPictureHead } from './picture-head.ts'

type AttachmentKind = 'pdf' | 'docx' | 'xlsx' | 'picture'
/** An uploaded file that is what it claims to be. */
export interface Attachment {
  readonly id: string
  readonly name: string
  /** By its content, never by its name. */
  readonly mediaType: string
  readonly size: number
  /** SHA-256. */
  readonly digest: string
}

const kindWords: Record<AttachmentKind, string> = { pdf: 'PDF', docx: '.docx', xlsx: '.xlsx', picture: '图片（JPEG、PNG、WebP）' }
const extensions: Readonly<Record<string, string>> = {
  [mediaTypes.pdf]: '.pdf',
  [mediaTypes.docx]: '.docx',
  [mediaTypes.xlsx]: '.xlsx',
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
}

function pictureType(b: Buffer): string | undefined {
  const start = b.toString('latin1', 0, 4)
  if (!/^(?:\xff\xd8\xff|\x89PNG|RIFF)/.test(start)) return undefined
  readPictureHead(b)
  if (start.startsWith('RIFF')) return 'image/webp'
  return start.startsWith('\x89PNG') ? 'image/png' : 'image/jpeg'
}

function officeType(b: Buffer): { kind: AttachmentKind; mediaType: string } | undefined {
  if (b.includes('word/document.xml')) return { kind: 'docx', mediaType: mediaTypes.docx }
  return b.includes('xl/workbook.xml') ? { kind: 'xlsx', mediaType: mediaTypes.xlsx } : undefined
}

/** What the bytes are, told by their content: PDF, Word or Excel (a ZIP with a document or workbook in it) or a picture; undefined for anything else. DomainError brokenPicture. */
function attachmentType(bytes: Uint8Array): { kind: AttachmentKind; mediaType: string } | undefined {
  const b = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (b.toString('latin1', 0, 5) === '%PDF-') return { kind: 'pdf', mediaType: mediaTypes.pdf }
  if (b.toString('latin1', 0, 4) === 'PK\x03\x04') return officeType(b)
  const picture = pictureType(b)
  return picture ? { kind: 'picture', mediaType: picture } : undefined
}

/** The name with the ending that its content has. */
function nameFor(name: string, mediaType: string): string {
  const ending = extensions[mediaType] ?? ''
  return name.toLowerCase().endsWith(ending) || (ending === '.jpg' && /\.jpeg$/i.test(name)) ? name : `${name}${ending}`
}

/** An upload of the account's own, looked at: `invalid` unknownFile for anybody else's or none, wrongKind for other content. */
export async function readAttachment(
  services: Services,
  session: Session,
  fileId: string,
  kinds: readonly AttachmentKind[],
): Promise<Attachment> {
  const file = await asActor(services, session, ({ db, actor }) =>
    db
      .selectFrom('files')
      .where('bureauId', '=', actor.bureauId)
      .where('accountId', '=', actor.accountId)
      .where('id', '=', fileId)
      .select(['id', 'name', 'size', 'digest'])
      .executeTakeFirst(),
  )
  if (!file) throw invalid('fileId', '没有这个文件，请重新上传。', 'unknownFile')
  const type = attachmentType(await services.files.get(fileId))
  if (!type || !kinds.includes(type.kind))
    throw new DomainError('unsupported', 'wrongKind', `只收 ${kinds.map((k) => kindWords[k]).join('、')}，“${file.name}”不是。`)
  return { ...file, name: nameFor(file.name, type.mediaType), mediaType: type.mediaType }
}
