import type { QueryContext } from '../../platform/context.ts'
import { type Mount, read, write } from '../../platform/http/mount.ts'
import { changeDays } from './commands/change-days.ts'
import { loadYear } from './commands/load-year.ts'
import * as contract from './contract.ts'
import { presentCalendar } from './presenter.ts'
import { findDays, findLoadedYears, findYear, workingDaysOf } from './queries.ts'

async function present(ctx: QueryContext, year: number) {
  const calendar = await workingDaysOf(ctx)
  const workdays = calendar.between(`${year - 1}-12-31`, `${year}-12-31`) ?? 0
  const [years, row, days] = [await findLoadedYears(ctx), await findYear(ctx, year), await findDays(ctx, year)]
  return presentCalendar(ctx, { year, years, row, days, workdays })
}

/** The working calendar: read by everybody, kept by the office and the system administrator. */
export function mountCalendar(mount: Mount): void {
  read(mount, contract.readCalendar, (ctx, { query }) => present(ctx, query.year ?? Number(ctx.today.slice(0, 4))))
  write(mount, contract.loadYear, loadYear, (ctx, _, { body }) => present(ctx, body.year))
  write(mount, contract.changeDays, changeDays, (ctx, _, { body }) => present(ctx, Number(body.fromOn.slice(0, 4))))
}
