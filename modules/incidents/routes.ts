import type { QueryContext } from '../../platform/context.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { addStep, assignTrack } from './commands/add-step.ts'
import { approveStatement, draftStatement } from './commands/draft-statement.ts'
import { exportIncidents, printIncident } from './commands/export-incidents.ts'
import { recordIncident } from './commands/record-incident.ts'
import { concludeIncident, reviewIncident } from './commands/review-incident.ts'
import * as contract from './contract.ts'
import { incidentFile } from './documents.ts'
import { presentIncident, presentRow } from './presenter.ts'
import { findIncident, findIncidents } from './queries.ts'
import { incidentSheet } from './sheet.ts'

const present = async (ctx: QueryContext, { id = '' }: Reference) => presentIncident(ctx, await findIncident(ctx, id))

/** Incidents with their three tracks, and every act on them. */
export function mountIncidents(mount: Mount): void {
  const { services } = mount
  read(mount, contract.listIncidents, async (ctx, { query }) => {
    const { rows, ...found } = await findIncidents(ctx, query)
    return { ...found, rows: rows.map((i) => presentRow(ctx, i)) }
  })
  act(mount, contract.exportIncidents, async (session, { query }) => {
    const { rows, on } = await asActor(services, session, (ctx) => exportIncidents(ctx, query))
    const bytes = writeWorkbook({ sheets: [incidentSheet(rows, on)] })
    return { bytes, fileName: `三同步${on}.xlsx`, mediaType: mediaTypes.xlsx }
  })
  read(mount, contract.readIncident, (ctx, { params }) => present(ctx, params))
  act(mount, contract.printIncident, async (session, input) => {
    const printed = await asActor(services, session, (ctx) => printIncident(ctx, input))
    return incidentFile(printed, input.query.format)
  })
  write(mount, contract.recordIncident, recordIncident, present)
  write(mount, contract.assignTrack, assignTrack, present)
  write(mount, contract.addStep, addStep, present)
  write(mount, contract.draftStatement, draftStatement, present)
  write(mount, contract.approveStatement, approveStatement, present)
  write(mount, contract.concludeIncident, concludeIncident, present)
  write(mount, contract.reviewIncident, reviewIncident, present)
}
