import { act, asActor, type Mount, read } from '../../platform/http/mount.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { exportPicture } from './commands/export-picture.ts'
import * as contract from './contract.ts'
import { presentAging, presentBurnDown, presentCauses, presentHeatMap, presentUnitFigures } from './presenter.ts'

/** Pictures of the ledger, and their numbers as sheets. */
export function mountHazardPictures(mount: Mount): void {
  const { services } = mount
  read(mount, contract.readHeatMap, (ctx, { query }) => presentHeatMap(ctx, query))
  read(mount, contract.readAging, (ctx, { query }) => presentAging(ctx, query))
  read(mount, contract.readBurnDown, (ctx, { query }) => presentBurnDown(ctx, query))
  read(mount, contract.readCauses, (ctx, { query }) => presentCauses(ctx, query))
  read(mount, contract.readUnitFigures, (ctx, { query }) => presentUnitFigures(ctx, query))
  act(mount, contract.exportPicture, async (session, { query }) => {
    const sheet = await asActor(services, session, (ctx) => exportPicture(ctx, query))
    return {
      bytes: writeWorkbook({ sheets: [sheet] }),
      fileName: `${sheet.name}.xlsx`,
      mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    }
  })
}
