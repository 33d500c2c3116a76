import type { QueryContext } from '../../platform/context.ts'
import type { TodoDefinition } from '../../platform/todos.ts'
import { findLoadedYears } from './queries.ts'

/** The State Council announces the next year's days off in the autumn; from this month on the year is asked for. */
const askedFrom = '-11-01'

/** The year that runs, and from November the next one, as far as they are not loaded. */
async function missingYears(ctx: QueryContext): Promise<number[]> {
  const loaded = await findLoadedYears(ctx)
  const year = Number(ctx.today.slice(0, 4))
  const wanted = ctx.today.slice(4) >= askedFrom ? [year, year + 1] : [year]
  return wanted.filter((y) => !loaded.includes(y))
}

/** What the calendar puts into the in-box: a year that has to be loaded before it begins. */
export const calendarTodos: readonly TodoDefinition[] = [
  {
    id: 'yearToLoad',
    label: '载入工作日历',
    roles: ['auxiliaryOffice', 'systemAdministrator'],
    find: async (ctx, limit) =>
      (await missingYears(ctx)).slice(0, limit).map((year) => ({
        key: String(year),
        title: `载入 ${year} 年工作日历`,
        why: `还没有载入，${year} 年的时限暂不计算。按国务院办公厅公布的放假安排，年底前载入。`,
        dueOn: `${year - 1}-12-31`,
        href: `/calendar?year=${year}`,
        act: '去载入',
      })),
    count: async (ctx) => (await missingYears(ctx)).length,
    doneVerbs: { 'calendar.yearLoaded': '载入工作日历', 'calendar.dayChanged': '改工作日历' },
  },
]
