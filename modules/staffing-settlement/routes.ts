import type { FormFormat } from '../../platform/documents/render-form.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import { act, asActor, type Download, type Mount, read, write } from '../../platform/http/mount.ts'
import { askBatch } from './commands/ask-batch.ts'
import { freezeAnnexFive } from './commands/freeze-annex-five.ts'
import { printAnnexFive, printSnapshot } from './commands/print-annex-five.ts'
import * as contract from './contract.ts'
import { type AnnexFiveView, annexFiveFile } from './documents.ts'
import { changesBetween, missingIn, presentSnapshot, rowsOf } from './presenter.ts'
import { annexFacts, findSnapshot, findSnapshots, findUnits, lastSnapshots } from './queries.ts'

const download = async (view: AnnexFiveView, format: FormFormat, which: string): Promise<Download> => ({
  bytes: await annexFiveFile(view, format),
  fileName: `附件5-${view.units[0]?.unitName ?? ''}-${which}.${format}`,
  mediaType: mediaTypes[format],
})

/** Annex 5: preview, print, batch, freeze. */
export function mountStaffingSettlement(mount: Mount): void {
  const { services } = mount
  read(mount, contract.readAnnexFive, async (ctx, { params, query }) => {
    const [unit] = await findUnits(ctx, [params.id])
    const shown = rowsOf(await annexFacts(ctx, [params.id], query.on), query.on)
    const last = (await lastSnapshots(ctx, [params.id])).get(params.id)
    return {
      unitId: params.id,
      unitName: unit?.name ?? '',
      on: query.on,
      rows: [...shown.rows],
      missing: missingIn(shown.rows),
      changes: changesBetween(last?.content, shown).map((c) => c.words),
    }
  })
  act(mount, contract.printAnnexFive, async (session, { params, body }) =>
    download(
      await asActor(services, session, (ctx) => printAnnexFive(ctx, [params.id], body)),
      body.format,
      body.isBlank ? '空白' : body.on,
    ),
  )
  write(mount, contract.printManyAnnexFive, askBatch, async (_ctx, { id = '' }) => ({ jobId: id }))
  read(mount, contract.listSnapshots, async (ctx, { query }) => {
    const found = await findSnapshots(ctx, query)
    return { ...found, rows: found.rows.map(presentSnapshot) }
  })
  write(mount, contract.freezeAnnexFive, freezeAnnexFive, async (ctx, { id = '' }) =>
    presentSnapshot(await findSnapshot(ctx, id)),
  )
  act(mount, contract.printSnapshot, async (session, { params, body }) => {
    const view = await asActor(services, session, (ctx) => printSnapshot(ctx, params.id, body.showsHeadLine))
    return download(view, body.format, view.units[0]?.reportOn ?? '')
  })
}
