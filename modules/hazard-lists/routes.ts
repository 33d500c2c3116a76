import type { FormFormat } from '../../platform/documents/render-form.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import { act, asActor, type Download, type Mount, read, write } from '../../platform/http/mount.ts'
import { askBatch } from './commands/ask-batch.ts'
import { freezeAnnexOne } from './commands/freeze-annex-one.ts'
import { printAnnexOne, printSnapshot } from './commands/print-annex-one.ts'
import * as contract from './contract.ts'
import { type AnnexOneView, annexOneFile, fileTitle } from './documents.ts'
import { periodWords, presentPreview, presentSnapshot } from './presenter.ts'
import { findLists, findSnapshot, findSnapshots, findUnits } from './queries.ts'

const download = async (view: AnnexOneView, format: FormFormat, which: string): Promise<Download> => ({
  bytes: await annexOneFile(view, format),
  fileName: `${fileTitle(view)}-${view.units[0]?.unitName ?? ''}-${which}.${format}`,
  mediaType: mediaTypes[format],
})

/** Annex 1 and the printed ledger: preview, print, batch, freeze. */
export function mountHazardLists(mount: Mount): void {
  const { services } = mount
  read(mount, contract.readAnnexOne, async (ctx, { params, query }) => {
    const units = await findUnits(ctx, [params.id])
    return presentPreview(units, query, await findLists(ctx, units, query), ctx.today)
  })
  act(mount, contract.printAnnexOne, async (session, { params, body }) => {
    const view = await asActor(services, session, (ctx) => printAnnexOne(ctx, [params.id], body))
    return download(view, body.format, body.isBlank ? '空白' : periodWords(body))
  })
  write(mount, contract.printManyAnnexOne, askBatch, async (_ctx, { id = '' }) => ({ jobId: id }))
  read(mount, contract.listAnnexOneSnapshots, async (ctx, { query }) => {
    const { rows, ...found } = await findSnapshots(ctx, query)
    return { ...found, rows: rows.map(presentSnapshot) }
  })
  write(mount, contract.freezeAnnexOne, freezeAnnexOne, async (ctx, { id = '' }) => presentSnapshot(await findSnapshot(ctx, id)))
  act(mount, contract.printAnnexOneSnapshot, async (session, { params, body }) => {
    const view = await asActor(services, session, (ctx) => printSnapshot(ctx, params.id, body.showsHeadLine))
    return download(view, body.format, view.units[0]?.serialNumber ?? '')
  })
}
