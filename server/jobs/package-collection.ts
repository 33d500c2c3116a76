import { packageParts } from '../../modules/collections/commands/package-collection.ts'
import { contentsSheet } from '../../modules/collections/sheet.ts'
import { findSnapshot, type PrintedForm } from '../../modules/frozen-forms/public.ts'
import { annexOne } from '../../modules/hazard-lists/documents.ts'
import { annexFive } from '../../modules/staffing-settlement/documents.ts'
import { findBureau } from '../../platform/bureau.ts'
import type { CommandContext } from '../../platform/context.ts'
import { renderForm } from '../../platform/documents/render-form.ts'
import { type FileInZip, safeFileName, zipFiles } from '../../platform/documents/zip-files.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import type { Services } from '../../platform/http/service.ts'
import type { JobHandler } from '../../platform/jobs/runner.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'

type Part = Awaited<ReturnType<typeof packageParts>>['parts'][number]
interface Found extends Pick<Part, 'view'> {
  readonly source: Source
  readonly fileName: string | null
}
/** Where what was handed in comes from. */
type Source = { readonly form: PrintedForm } | { readonly fileId: string } | null

async function sourceOf(
  ctx: CommandContext,
  bureau: Awaited<ReturnType<typeof findBureau>>,
  { view, fileId }: Part,
): Promise<Source> {
  const { snapshot, kind } = view
  if (snapshot && kind === 'annex1')
    return { form: annexOne.reprint(bureau, await findSnapshot(ctx, annexOne.kind, snapshot.id), true) }
  if (snapshot && kind === 'annex5')
    return { form: annexFive.reprint(bureau, await findSnapshot(ctx, annexFive.kind, snapshot.id), true) }
  return fileId ? { fileId } : null
}

const bytesOf = async (services: Services, source: Exclude<Source, null>): Promise<Uint8Array> =>
  'form' in source ? (await renderForm(source.form.form, 'pdf')).bytes : services.files.get(source.fileId)

/** 012-柳河派出所-附件1-2026-A1-柳河所-001.pdf: sorted as the contents list, each name once. */
function nameOf({ view }: Part, source: Source, number: number): string | null {
  if (!source) return null
  const what = 'form' in source ? `${source.form.title}-${view.snapshot?.serialNumber}.pdf` : `${view.title}-${view.fileName}`
  return safeFileName(`${String(number).padStart(3, '0')}-${view.unit.name}-${what}`)
}

/** Everything that was handed in to a collection as one zip: a contents list, frozen numbers as PDF, files as they came. */
export const packageCollectionJob: JobHandler = async ({ input, services, inTransaction, progress, keepFile }) => {
  const { id } = input as { id: string }
  const { title, serialNumber, on, parts } = await inTransaction(async (ctx) => {
    const whole = await packageParts(ctx, id)
    const bureau = await findBureau(ctx)
    const found: Found[] = []
    for (const [i, part] of whole.parts.entries()) {
      const source = await sourceOf(ctx, bureau, part)
      found.push({ view: part.view, source, fileName: nameOf(part, source, i + 1) })
    }
    return { title: whole.title, serialNumber: whole.serialNumber, on: whole.on, parts: found }
  })
  const files: FileInZip[] = [{ name: '000-目录.xlsx', bytes: writeWorkbook({ sheets: [contentsSheet(title, parts, on)] }) }]
  for (const [i, { source, fileName }] of parts.entries()) {
    await progress(i, parts.length, '正在打包')
    if (source && fileName) files.push({ name: fileName, bytes: await bytesOf(services, source) })
  }
  await progress(parts.length, parts.length, '已打好')
  const fileId = await keepFile(zipFiles(files), `${title} ${serialNumber}.zip`, mediaTypes.zip)
  return { fileId, result: { files: files.length - 1 } }
}
