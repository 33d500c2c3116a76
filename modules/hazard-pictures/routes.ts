import { act, asActor, type Mount, read } from '../../platform/http/mount.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { exportPicture } from './commands/export-picture.ts'
import * as contract from './contract.ts'
import { presentAging, presentBurnDown, presentCauses, presentHeatMap, presentUnitFigures } from './presenter.ts'
import { keepCounts } from './queries.ts'

/** Pictures of the ledger, and their numbers as sheets. */
export function mountHazardPictures(mount: Mount): void {
  const { services } = mount
  const kept = keepCounts()
  read(mount, contract.readHeatMap, (ctx, { query }) => presentHeatMap(ctx, { query, kept }))
  read(mount, contract.readAging, (ctx, { query }) => presentAging(ctx, { query, kept }))
  read(mount, contract.readBurnDown, (ctx, { query }) => presentBurnDown(ctx, { query, kept }))
  read(mount, contract.readCauses, (ctx, { query }) => presentCauses(ctx, { query, kept }))
  read(mount, contract.readUnitFigures, (ctx, { query }) => presentUnitFigures(ctx, { query, kept }))
  act(mount, contract.exportPicture, async (session, { query }) => {
    const sheet = await asActor(services, session, (ctx) => exportPicture(ctx, { query, kept }))
    return {
      bytes: writeWorkbook({ sheets: [sheet] }),
      fileName: `${sheet.name}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    }
  })
}
