import { beijingDate } from '../../platform/calendar/dates.ts'
import type { OwedDefinition } from '../../platform/owed.ts'
import { isNotClosed, reportsInScope } from './filters.ts'
import { moment } from './sheet.ts'
import { weekName } from './week.ts'
import { standingLabels, stateLabels } from './words.ts'

/** Weekly reports that a unit has not submitted. */
export const weeklyReportsOwed: OwedDefinition = {
  id: 'weeklyReports',
  label: '周报',
  find: async (ctx, unitId, limit) => {
    const rows = await reportsInScope(ctx)
      .where('r.unitId', '=', unitId)
      .where('r.state', '<>', 'submitted')
      .where(isNotClosed)
      .orderBy('r.cutOffAt')
      .limit(limit)
      .select(['r.id', 'r.weekOn', 'r.cutOffAt', 'r.state', 'r.standing'])
      .execute()
    return rows.map((r) => ({
      key: r.id,
      title: `${weekName(r.weekOn)}周报`,
      askedBy: '辅警办',
      dueOn: beijingDate(r.cutOffAt),
      standing: `${r.standing === null ? '' : `${standingLabels[r.standing]}，`}${stateLabels[r.state]}，${moment(r.cutOffAt)}截止`,
      href: `/weekly-reports/${r.id}`,
    }))
  },
}
