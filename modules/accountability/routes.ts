import { mediaTypes } from '../../platform/files/media-types.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { exportTriggers } from './commands/export-triggers.ts'
import { openReview } from './commands/open-review.ts'
import * as contract from './contract.ts'
import { presentLevels, presentTrigger } from './presenter.ts'
import { findAnswerable, findChain, findTriggers } from './queries.ts'
import { triggersSheet } from './sheet.ts'

/** What gives cause, who answered on a day, and the start of a review. */
export function mountAccountability(mount: Mount): void {
  read(mount, contract.listTriggers, async (ctx, { query }) => {
    const { rows, ...found } = await findTriggers(ctx, query)
    return { ...found, rows: rows.map(presentTrigger) }
  })
  act(mount, contract.exportTriggers, async (session, { query }) => {
    const { rows, on } = await asActor(mount.services, session, (ctx) => exportTriggers(ctx, query))
    return {
      bytes: writeWorkbook({ sheets: [triggersSheet(rows, on)] }),
      fileName: `问责情形${on}.xlsx`,
      mediaType: mediaTypes.xlsx,
    }
  })
  read(mount, contract.readLevels, async (ctx, { query }) =>
    presentLevels(await findAnswerable(ctx, query), await findChain(ctx, query.on)),
  )
  write(mount, contract.openReview, openReview, async (_, { id = '' }) => ({ id }))
}
