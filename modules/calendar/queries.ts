import type { QueryContext, Reader } from '../../platform/context.ts'
import { DomainError } from '../../platform/errors.ts'
import { type WorkingDays, workingDaysFrom } from './working-days.ts'

/** A query context, or a settlement's transaction with its bureau. */
interface BureauReader {
  readonly db: Reader
  readonly actor: { readonly bureauId: string }
}

const yearsOf = ({ db, actor }: BureauReader) =>
  db.selectFrom('calendarYears').where('bureauId', '=', actor.bureauId).orderBy('year')
const daysOf = ({ db, actor }: BureauReader) => db.selectFrom('calendarDays').where('bureauId', '=', actor.bureauId).orderBy('on')

/** The bureau's calendar of all loaded years, for counting deadlines. */
export async function workingDaysOf(reader: BureauReader): Promise<WorkingDays> {
  const years = await yearsOf(reader).select('year').execute()
  const days = await daysOf(reader).select(['on', 'year', 'isWorkday']).execute()
  const byYear = Map.groupBy(days, (d) => d.year)
  return workingDaysFrom(years.map(({ year }) => ({ year, exceptions: byYear.get(year) ?? [] })))
}

export async function findLoadedYears(ctx: QueryContext): Promise<number[]> {
  return (await yearsOf(ctx).select('year').execute()).map(({ year }) => year)
}

export const findYear = (ctx: QueryContext, year: number) => yearsOf(ctx).where('year', '=', year).selectAll().executeTakeFirst()

/** Days of a loaded year that are not what their weekday says. */
export const findDays = (ctx: QueryContext, year: number) =>
  daysOf(ctx).where('year', '=', year).select(['on', 'isWorkday', 'note']).execute()

/** The loaded year, locked for a change of its days. */
export async function lockYear(ctx: QueryContext, year: number) {
  const row = await yearsOf(ctx).where('year', '=', year).selectAll().forUpdate().executeTakeFirst()
  if (!row)
    throw new DomainError('conflict', 'yearNotLoaded', `${year} 年工作日历还没有载入，先载入再改。`, [
      { path: 'fromOn', code: 'yearNotLoaded', message: '这一年还没有载入。' },
    ])
  return row
}
