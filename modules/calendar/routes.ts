import type { QueryContext } from '../../platform/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import { readWorkbook } from '../../platform/spreadsheet/read-workbook.ts'
import { SpreadsheetRefused } from '../../platform/spreadsheet/refused.ts'
import { writeWorkbook } from '../../platform/spreadsheet/write-workbook.ts'
import { changeDays } from './commands/change-days.ts'
import { loadYear } from './commands/load-year.ts'
import * as contract from './contract.ts'
import { presentCalendar } from './presenter.ts'
import { findDays, findLoadedYears, findYear, workingDaysOf } from './queries.ts'
import { calendarSheet, readDays } from './sheet.ts'

async function present(ctx: QueryContext, year: number) {
  const calendar = await workingDaysOf(ctx)
  const workdays = calendar.between(`${year - 1}-12-31`, `${year}-12-31`) ?? 0
  const [years, row, days] = [await findLoadedYears(ctx), await findYear(ctx, year), await findDays(ctx, year)]
  return presentCalendar(ctx, { year, years, row, days, workdays })
}

/** The working calendar: read by everybody, kept by the office and the system administrator. */
export function mountCalendar(mount: Mount): void {
  read(mount, contract.readCalendar, (ctx, { query }) => present(ctx, query.year ?? Number(ctx.today.slice(0, 4))))
  act(mount, contract.readCalendarFile, async (_session, { query, bytes = new Uint8Array() }) => {
    const workbook = await readWorkbook(bytes, query.name).catch((error: unknown) => {
      throw error instanceof SpreadsheetRefused ? new DomainError('invalid', error.code, error.message) : error
    })
    return readDays(workbook, query.year)
  })
  act(mount, contract.exportCalendar, async (session, { query }) => {
    const view = await asActor(mount.services, session, (ctx) => present(ctx, query.year))
    const bytes = writeWorkbook({ sheets: [calendarSheet(query.year, view.days)] })
    return { bytes, fileName: `放假安排-${query.year}.xlsx`, mediaType: mediaTypes.xlsx }
  })
  write(mount, contract.loadYear, loadYear, (ctx, _, { body }) => present(ctx, body.year))
  write(mount, contract.changeDays, changeDays, (ctx, _, { body }) => present(ctx, Number(body.fromOn.slice(0, 4))))
}
