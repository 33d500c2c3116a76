import type { QueryContext } from '../../platform/context.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import type { WeekLine } from '../../platform/week-lines.ts'
import { workingDaysOf } from '../calendar/public.ts'
import { exportHeatMap, exportReports, printReport } from './commands/export-reports.ts'
import { correctReport, prepareReport, saveTexts } from './commands/prepare-report.ts'
import { reopenReport } from './commands/reopen-report.ts'
import { returnReport } from './commands/return-report.ts'
import { setRule } from './commands/set-rule.ts'
import { submitNil, submitReport } from './commands/submit-report.ts'
import * as contract from './contract.ts'
import { reportFile } from './documents.ts'
import { findHeatMap } from './filters.ts'
import { presentCounted, presentReport, presentRow, presentRule } from './presenter.ts'
import { findCounted, findReport, findReports, findRules, findWhole } from './queries.ts'
import { heatSheet, reportsSheet } from './sheet.ts'

const presentRuleNow = async (ctx: QueryContext) => presentRule(ctx, await findRules(ctx), await workingDaysOf(ctx))

function mountFiles({ services, ...rest }: Mount, lines: readonly WeekLine[]): void {
  const mount = { services, ...rest }
  act(mount, contract.exportReports, async (session, { query }) => {
    const { rows, on } = await asActor(services, session, (ctx) => exportReports(ctx, query))
    return {
      bytes: writeWorkbook({ sheets: [reportsSheet(rows, on)] }),
      fileName: `周报报送情况${on}.xlsx`,
      mediaType: mediaTypes.xlsx,
    }
  })
  act(mount, contract.exportHeatMap, async (session, { query }) => {
    const { heat, on } = await asActor(services, session, (ctx) => exportHeatMap(ctx, query))
    return {
      bytes: writeWorkbook({ sheets: [heatSheet(heat, on)] }),
      fileName: `历周报送情况${on}.xlsx`,
      mediaType: mediaTypes.xlsx,
    }
  })
  act(mount, contract.printReport, async (session, input) => {
    const printed = await asActor(services, session, (ctx) => printReport(ctx, input, lines))
    const { format } = input.query
    const fileName = `周报-${printed.view.unit.name}-${printed.view.weekName}.${format}`
    return { bytes: await reportFile(printed, format), fileName, mediaType: mediaTypes[format] }
  })
}

/** Weekly reports, written from the lines that the modules declare, and every act on them. */
export function mountWeeklyReports(mount: Mount, lines: readonly WeekLine[]): void {
  const present = async (ctx: QueryContext, { id = '' }: Reference) => presentReport(ctx, await findWhole(ctx, id, lines), lines)
  read(mount, contract.listReports, async (ctx, { query }) => {
    const { rows, ...found } = await findReports(ctx, query)
    return { ...found, rows: rows.map((r) => presentRow(ctx, r)) }
  })
  read(mount, contract.readReport, (ctx, { params }) => present(ctx, params))
  read(mount, contract.readLine, async (ctx, { params, query }) => {
    const line = lines.find((l) => l.id === query.line)
    return presentCounted(await findCounted(ctx, await findReport(ctx, params.id), line))
  })
  mountFiles(mount, lines)
  write(mount, contract.saveTexts, saveTexts, present)
  write(mount, contract.prepareReport, prepareReport(lines), present)
  write(mount, contract.submitNil, submitNil(lines), present)
  write(mount, contract.submitReport, submitReport(lines), present)
  write(mount, contract.returnReport, returnReport, present)
  write(mount, contract.reopenReport, reopenReport, present)
  write(mount, contract.correctReport, correctReport(lines), present)
  read(mount, contract.readHeatMap, (ctx, { query }) => findHeatMap(ctx, query))
  read(mount, contract.readRule, presentRuleNow)
  write(mount, contract.setRule, setRule, presentRuleNow)
}
