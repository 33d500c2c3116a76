import type { BatchInput } from '../../modules/staffing-settlement/commands/ask-batch.ts'
import { printAnnexFive } from '../../modules/staffing-settlement/commands/print-annex-five.ts'
import { annexFiveFile, annexFiveZip } from '../../modules/staffing-settlement/documents.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import type { JobHandler } from '../../platform/jobs/runner.ts'

/** Prints annex 5 of many units: facts in one transaction, rendering outside it, one file or a zip of single files. */
export const printAnnexFiveJob: JobHandler = async ({ input, inTransaction, progress, keepFile }) => {
  const batch = input as BatchInput
  const view = await inTransaction((ctx) => printAnnexFive(ctx, batch.unitIds, batch))
  const tell = (done: number) => progress(done, view.units.length, '正在排版')
  await tell(0)
  const isZip = batch.arrangement === 'zip'
  const bytes = isZip ? await annexFiveZip(view, batch.format, tell) : await annexFiveFile(view, batch.format)
  await progress(view.units.length, view.units.length, '已排好')
  const extension = isZip ? 'zip' : batch.format
  return {
    fileId: await keepFile(
      bytes,
      `附件5-${view.units.length}个单位-${batch.isBlank ? '空白' : batch.on}.${extension}`,
      mediaTypes[extension],
    ),
    result: { units: view.units.length },
  }
}
