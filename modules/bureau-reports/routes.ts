import type { QueryContext } from '../../platform/context.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { editReport, redraftReport } from './commands/edit-report.ts'
import { issueReport, returnReport, sendReport } from './commands/issue-report.ts'
import { exportFigures, printReport } from './commands/print-report.ts'
import * as contract from './contract.ts'
import { reportFile } from './documents.ts'
import { presentReport, presentRow } from './presenter.ts'
import { countSince, findBureau, findReport, findReports } from './queries.ts'
import { figuresSheet } from './sheet.ts'

async function present(ctx: QueryContext, { id = '' }: Reference) {
  const found = await findReport(ctx, id)
  const cameSince = await countSince(ctx, found.weekOn, found.draftedAt)
  return presentReport(ctx, found, { cameSince, bureauName: (await findBureau(ctx)).name })
}

/** Bureau reports, and every act on them. */
export function mountBureauReports(mount: Mount): void {
  const { services } = mount
  read(mount, contract.listReports, async (ctx, { query }) => {
    const { rows, ...found } = await findReports(ctx, query)
    return { ...found, rows: rows.map((r) => presentRow(ctx, r)) }
  })
  read(mount, contract.readReport, (ctx, { params }) => present(ctx, params))
  act(mount, contract.exportFigures, async (session, input) => {
    const { report, on } = await asActor(services, session, (ctx) => exportFigures(ctx, input))
    const bytes = writeWorkbook({ sheets: [figuresSheet(report.figures, report.weekOn, on)] })
    return { bytes, fileName: `各单位周报数字-${report.weekOn}.xlsx`, mediaType: mediaTypes.xlsx }
  })
  act(mount, contract.printReport, async (session, input) => {
    const printed = await asActor(services, session, (ctx) => printReport(ctx, input))
    const { format } = input.query
    return {
      bytes: await reportFile(printed, format),
      fileName: `${printed.report.title}.${format}`,
      mediaType: mediaTypes[format],
    }
  })
  write(mount, contract.editReport, editReport, present)
  write(mount, contract.redraftReport, redraftReport, present)
  write(mount, contract.sendReport, sendReport, present)
  write(mount, contract.issueReport, issueReport, present)
  write(mount, contract.returnReport, returnReport, present)
}
