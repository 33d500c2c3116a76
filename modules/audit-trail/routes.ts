import { anchorFileOf, readAnchorLines } from '../../platform/audit/anchor.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import { act, asActor, type Mount, read } from '../../platform/http/mount.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { exportEvents } from './commands/export-events.ts'
import * as contract from './contract.ts'
import { presentEvent, presentEventRow, presentHealth, presentOwnEvent } from './presenter.ts'
import { findEvent, findEvents, findHealth, findOwnEvents } from './queries.ts'
import { trailSheet } from './sheet.ts'

/** The trail: list, one event, health of the chain, export; and what was done under the own account. */
export function mountAuditTrail(mount: Mount): void {
  const { services } = mount
  read(mount, contract.listEvents, async (ctx, { query }) => {
    const found = await findEvents(ctx, query)
    return { ...found, rows: found.rows.map(presentEventRow) }
  })
  read(mount, contract.listOwnEvents, async (ctx, { query }) => {
    const found = await findOwnEvents(ctx, query)
    return { ...found, rows: found.rows.map(presentOwnEvent) }
  })
  act(mount, contract.trailHealth, async (session) => {
    const lines = await readAnchorLines(anchorFileOf(services.config))
    return presentHealth(await asActor(services, session, (ctx) => findHealth(ctx)), lines)
  })
  act(mount, contract.exportEvents, async (session, { query }) => {
    const { rows, on } = await asActor(services, session, (ctx) => exportEvents(ctx, query))
    return {
      bytes: writeWorkbook({ sheets: [trailSheet(rows, on)] }),
      fileName: `审计留痕${on}.xlsx`,
      mediaType: mediaTypes.xlsx,
    }
  })
  read(mount, contract.readEvent, async (ctx, { params }) => presentEvent(await findEvent(ctx, params.id)))
}
