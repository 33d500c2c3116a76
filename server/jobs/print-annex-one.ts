import type { BatchInput } from '../../modules/hazard-lists/commands/ask-batch.ts'
import { printAnnexOne } from '../../modules/hazard-lists/commands/print-annex-one.ts'
import { annexOneFile, annexOneZip, fileTitle } from '../../modules/hazard-lists/documents.ts'
import { periodWords } from '../../modules/hazard-lists/presenter.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import type { JobHandler } from '../../platform/jobs/runner.ts'

/** Prints annex 1 or the ledger of many units: rows in one transaction, rendering outside it, one file or a zip of single files. */
export const printAnnexOneJob: JobHandler = async ({ input, inTransaction, progress, keepFile }) => {
  const batch = input as BatchInput
  const view = await inTransaction((ctx) => printAnnexOne(ctx, batch.unitIds, batch))
  const tell = (done: number) => progress(done, view.units.length, '正在排版')
  await tell(0)
  const isZip = batch.arrangement === 'zip'
  const bytes = isZip ? await annexOneZip(view, batch.format, tell) : await annexOneFile(view, batch.format)
  await progress(view.units.length, view.units.length, '已排好')
  const extension = isZip ? 'zip' : batch.format
  const which = batch.isBlank ? '空白' : periodWords(batch)
  const name = `${fileTitle(view)}-${view.units.length}个单位-${which}.${extension}`
  return { fileId: await keepFile(bytes, name, mediaTypes[extension]), result: { units: view.units.length } }
}
