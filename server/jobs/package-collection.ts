import { packageParts } from '../../modules/collections/commands/package-collection.ts'
import { signedFile } from '../../modules/collections/documents.ts'
import { contentsSheet } from '../../modules/collections/sheet.ts'
import { findSnapshot, type PrintedForm } from '../../modules/frozen-forms/public.ts'
import { annexOne } from '../../modules/hazard-lists/documents.ts'
import { printLetters } from '../../modules/letters/commands/print-letters.ts'
import { lettersFile, type PrintedLetters } from '../../modules/letters/documents.ts'
import { annexFive } from '../../modules/staffing-settlement/documents.ts'
import type { CommandContext } from '../../platform/context.ts'
import { renderForm } from '../../platform/documents/render-form.ts'
import { type FileInZip, safeFileName, zipFiles } from '../../platform/documents/zip-files.ts'
import { DomainError } from '../../platform/errors.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import type { Services } from '../../platform/http/service.ts'
import type { JobHandler } from '../../platform/jobs/runner.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'

type Whole = Awaited<ReturnType<typeof packageParts>>
type Part = Whole['parts'][number]
/** Where what was handed in comes from. */
type Source =
  | { readonly form: PrintedForm }
  | { readonly letters: PrintedLetters }
  | { readonly sheets: Part['sheets'] }
  | { readonly fileId: string }
  | null
interface Found extends Pick<Part, 'view'> {
  readonly source: Source
  readonly fileName: string | null
}

/** Letters of the unit as they stand; none, where none is left that could be printed. */
async function lettersOf(ctx: CommandContext, unitId: string): Promise<Source> {
  const printed = await printLetters(ctx, { unitId, below: false, state: 'inForce', format: 'pdf' }).catch(noneOfThem)
  return printed && { letters: printed }
}
function noneOfThem(error: unknown): null {
  if (error instanceof DomainError && error.code === 'nothingToPrint') return null
  throw error
}

async function sourceOf(ctx: CommandContext, bureau: Whole['bureau'], part: Part): Promise<Source> {
  const { view, fileId, sheets } = part
  const { snapshot, kind } = view
  if (snapshot && kind === 'annex1')
    return { form: annexOne.reprint(bureau, await findSnapshot(ctx, annexOne.kind, snapshot.id), true) }
  if (snapshot && kind === 'annex5')
    return { form: annexFive.reprint(bureau, await findSnapshot(ctx, annexFive.kind, snapshot.id), true) }
  if (view.signed && kind === 'annex4') return lettersOf(ctx, view.unit.id)
  if (sheets.length > 0) return { sheets }
  return fileId ? { fileId } : null
}

async function bytesOf(services: Services, whole: Whole, { view, source }: Found): Promise<Uint8Array> {
  if (source === null) return new Uint8Array()
  if ('form' in source) return (await renderForm(source.form.form, 'pdf')).bytes
  if ('letters' in source) return (await lettersFile(source.letters, 'pdf')).bytes
  if ('sheets' in source) return signedFile({ ...pick(whole), sheets: source.sheets, title: view.title })
  return services.files.get(source.fileId)
}
const pick = ({ versions, bureau }: Whole) => ({ versions, bureau })

const whatOf = ({ view }: Part, source: Exclude<Source, null>): string => {
  if ('form' in source) return `${source.form.title}-${view.snapshot?.serialNumber}.pdf`
  if ('letters' in source) return `${view.title}-已签${source.letters.letters.length}份.pdf`
  if ('sheets' in source) return `${view.title}-已签${source.sheets.length}份.pdf`
  return `${view.title}-${view.fileName}`
}
/** 012-柳河派出所-附件1-2026-A1-柳河所-001.pdf: sorted as the contents list, each name once. */
const nameOf = (part: Part, source: Source, number: number): string | null =>
  source && safeFileName(`${String(number).padStart(3, '0')}-${part.view.unit.name}-${whatOf(part, source)}`)

/** Everything that was handed in to a collection as one zip: a contents list, frozen numbers and what was signed in the system as PDF, files as they came. */
export const packageCollectionJob: JobHandler = async ({ input, services, inTransaction, progress, keepFile }) => {
  const { id } = input as { id: string }
  const { whole, parts } = await inTransaction(async (ctx) => {
    const whole = await packageParts(ctx, id)
    const parts: Found[] = []
    for (const [i, part] of whole.parts.entries()) {
      const source = await sourceOf(ctx, whole.bureau, part)
      parts.push({ view: part.view, source, fileName: nameOf(part, source, i + 1) })
    }
    return { whole, parts }
  })
  const { title, serialNumber, on } = whole
  const files: FileInZip[] = [{ name: '000-目录.xlsx', bytes: writeWorkbook({ sheets: [contentsSheet(title, parts, on)] }) }]
  for (const [i, found] of parts.entries()) {
    await progress(i, parts.length, '正在打包')
    if (found.fileName) files.push({ name: found.fileName, bytes: await bytesOf(services, whole, found) })
  }
  await progress(parts.length, parts.length, '已打好')
  const fileId = await keepFile(zipFiles(files), `${title} ${serialNumber}.zip`, mediaTypes.zip)
  return { fileId, result: { files: files.length - 1 } }
}
