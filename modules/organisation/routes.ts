import type { QueryContext } from '../../platform/context.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { addUnit } from './commands/add-unit.ts'
import { appointLeader } from './commands/appoint-leader.ts'
import { changeUnit } from './commands/change-unit.ts'
import { closeUnit } from './commands/close-unit.ts'
import { endAppointment } from './commands/end-appointment.ts'
import { exportUnits } from './commands/export-units.ts'
import { askMerger } from './commands/merge-unit.ts'
import { askMove } from './commands/move-unit.ts'
import { askPlacement } from './commands/place-unit.ts'
import { renameUnit } from './commands/rename-unit.ts'
import * as contract from './contract.ts'
import { presentOfficer, presentTree, presentUnit, presentUnitRow } from './presenter.ts'
import { findOfficers, findTree, findUnit, findUnits } from './queries.ts'
import { unitSheet } from './sheet.ts'

const present = async (ctx: QueryContext, { id = '' }: Reference) => presentUnit(ctx, await findUnit(ctx, id))

/** Units: tree, list, one unit, and every act on it. */
export function mountOrganisation(mount: Mount): void {
  read(mount, contract.unitTree, async (ctx, { query }) => ({ nodes: presentTree(await findTree(ctx, query.closed ?? false)) }))
  read(mount, contract.listUnits, async (ctx, { query }) => {
    const found = await findUnits(ctx, query)
    return { ...found, rows: found.rows.map(presentUnitRow) }
  })
  act(mount, contract.exportUnits, async (session, { query }) => {
    const { rows, on } = await asActor(mount.services, session, (ctx) => exportUnits(ctx, query))
    return {
      bytes: writeWorkbook({ sheets: [unitSheet(rows, on)] }),
      fileName: `单位名册${on}.xlsx`,
      mediaType: mediaTypes.xlsx,
    }
  })
  read(mount, contract.searchOfficers, async (ctx, { query }) => ({ rows: (await findOfficers(ctx, query)).map(presentOfficer) }))
  read(mount, contract.readUnit, (ctx, { params }) => present(ctx, params))
  write(mount, contract.addUnit, addUnit, present)
  write(mount, contract.changeUnit, changeUnit, present)
  write(mount, contract.renameUnit, renameUnit, present)
  write(mount, contract.appointLeader, appointLeader, present)
  write(mount, contract.endAppointment, endAppointment, present)
  write(mount, contract.closeUnit, closeUnit, present)
  write(mount, contract.moveUnit, askMove, async (_ctx, { id = '' }) => ({ jobId: id }))
  write(mount, contract.placeUnit, askPlacement, async (_ctx, { id = '' }) => ({ jobId: id }))
  write(mount, contract.mergeUnit, askMerger, async (_ctx, { id = '' }) => ({ jobId: id }))
}
