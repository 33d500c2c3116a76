import { createHash } from 'node:crypto'
import {
  failReading,
  findReadPositions,
  finishReading,
  keepPages,
  type ReadScanPage,
} from '../../modules/paper-signing/commands/read-scan.ts'
import { findScan } from '../../modules/paper-signing/queries.ts'
import type { ScanSourceFile } from '../../modules/paper-signing/tables.ts'
import { DomainError } from '../../platform/errors.ts'
import { bytesOf, dropPartUpload, findPartUpload } from '../../platform/files/part-uploads.ts'
import { storeBytes } from '../../platform/files/upload.ts'
import { Cancelled, type JobHandler, type JobWork } from '../../platform/jobs/runner.ts'
import { sha256 } from '../../platform/keys.ts'
import type { ScanFault } from '../../platform/scanning/found-page.ts'
import { type PageRead, readPages, type ScanSource } from '../../platform/scanning/read-pages.ts'

const faults: Record<ScanFault, string> = {
  locked: '设了密码，打不开。去掉密码另存后再传。',
  broken: '已损坏或不完整，打不开。重新扫描或另存后再传。',
  tooManyPages: '超过 2000 页。分成几个文件再传。',
  tooManyPixels: '超过 4000 万像素。用 200 到 300 dpi 重新扫描。',
  notAScan: '不是 PDF，也不是 JPEG、PNG、WebP 或 TIFF 图片。扫描时选 PDF，或者另存为 PDF 再传。',
  oddTiff: '是 TIFF，这种压缩读不了。扫描时选 PDF，或者另存为 PDF 再传。',
}
const pagesAtOnce = 12

/** How far a scan of several files has come. */
interface Course {
  readonly work: JobWork
  readonly scanId: string
  /** Pages kept by a reading that broke off. */
  readonly kept: ReadonlySet<number>
  /** Pages of the files before. */
  before: number
  done: number
}

async function openUpload({ work }: Course, { uploadId }: ScanSourceFile): Promise<ScanSource & { readonly parts: string[] }> {
  const { parts, size } = await work.inTransaction((ctx) => findPartUpload(ctx, uploadId))
  const head = (await work.services.files.get(parts[0] ?? '')).subarray(0, 1024)
  const media = head.includes('%PDF-') ? 'pdf' : 'picture'
  return { media, size, parts, chunks: () => bytesOf(work.services, parts) }
}

async function digestOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256')
  for await (const bytes of chunks) hash.update(bytes)
  return hash.digest('hex')
}

const brokenPage = {
  codes: [],
  isBlank: false,
  isBroken: true,
  signPlace: 'unclear',
  fileId: null,
  digest: null,
  quarterTurns: 0,
  slant: 0,
} as const

async function keptPicture({ work, before }: Course, { number, page }: PageRead): Promise<ReadScanPage> {
  const place = { position: before + number + 1, sourcePage: number + 1 }
  if (!page) return { ...place, ...brokenPage }
  const { codes, isBlank, signPlace, picture, quarterTurns, slant } = page
  const fileId = await storeBytes(work.services, picture)
  const seen = { codes: codes.map((code) => code.text), isBlank, isBroken: false, signPlace }
  return { ...place, ...seen, fileId, digest: sha256(picture), quarterTurns, slant }
}

async function keepFound(course: Course, pages: number, found: AsyncIterable<PageRead>): Promise<void> {
  const { work, scanId } = course
  const total = course.before + pages
  let batch: ReadScanPage[] = []
  const keep = async () => {
    const ready = batch
    batch = []
    await work.inTransaction((ctx) => keepPages(ctx, scanId, ready))
    course.done += ready.length
    await work.progress(course.done, total, '正在读页')
  }
  for await (const read of found) {
    batch.push(await keptPicture(course, read))
    if (batch.length >= pagesAtOnce) await keep()
  }
  await keep()
}

/** Reads one file to its end; what can't be opened is said and the next file goes on. */
async function readSource(course: Course, source: ScanSourceFile): Promise<ScanSourceFile> {
  const upload = await openUpload(course, source)
  const skipped = new Set([...course.kept].map((position) => position - course.before - 1))
  const reading = await readPages(upload, skipped)
  if ('fault' in reading) return { ...source, pages: 0, failure: faults[reading.fault] }
  await keepFound(course, reading.pages, reading.found)
  course.before += reading.pages
  return { ...source, pages: reading.pages, digest: await digestOf(upload.chunks()) }
}

async function readAll(work: JobWork, scanId: string): Promise<ScanSourceFile[]> {
  const { sources, kept } = await work.inTransaction(async (ctx) => ({
    sources: (await findScan(ctx, scanId)).sources,
    kept: await findReadPositions(ctx, scanId),
  }))
  const course: Course = { work, scanId, kept, before: 0, done: kept.size }
  const read: ScanSourceFile[] = []
  for (const source of sources) read.push(await readSource(course, source))
  return read
}

/** Reads the files of a scan page by page and matches the pages; the uploads go when all is kept. */
export const readScanJob: JobHandler = async (work) => {
  const { scanId } = work.input as { scanId: string }
  try {
    const sources = await readAll(work, scanId)
    if (sources.every((source) => source.failure !== null))
      throw new DomainError('invalid', 'unreadableScan', sources.map(({ name, failure }) => `“${name}”${failure}`).join(''))
    await work.inTransaction((ctx) => finishReading(ctx, scanId, sources))
    for (const { uploadId } of sources) await dropPartUpload(work.services, work.session, uploadId)
    return { result: { href: `/scans/${scanId}` } }
  } catch (error) {
    const told = error instanceof DomainError ? error.message : '系统出了错，扫描件没有读完。'
    await work.inTransaction((ctx) => failReading(ctx, scanId, error instanceof Cancelled ? '已取消读页。' : told))
    throw error
  }
}
