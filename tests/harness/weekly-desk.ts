import { settleBureauReports } from '../../modules/bureau-reports/commands/settle-bureau-reports.ts'
import { settleWeeks } from '../../modules/weekly-reports/commands/settle-weeks.ts'
import { transact } from '../../platform/database/transact.ts'
import type { Services } from '../../platform/http/service.ts'
import { weekLines } from '../../server/week-lines.ts'

/** A moment in Beijing: 2026-11-25 00:00:01. */
export const beijing = (words: string): Date => new Date(`${words.replace(' ', 'T')}+08:00`)

/** The test's clock over a bureau's services: what the time is, and the settlement of the weeks at that time. */
export function weekClock(app: { readonly services: Services }) {
  const at = { now: new Date(0) }
  return {
    /** From now on it is this time. */
    set(words: string): void {
      at.now = beijing(words)
      Object.assign(app.services, { clock: () => at.now })
    },
    /** The drafts and what is missing at this time; `isBureau`: the bureau's report too. */
    async settle(isBureau = false): Promise<void> {
      const { rows } = await app.services.pool.query<{ bureauId: string }>('select "bureauId" from "bureaus" order by 1 limit 1')
      const bureauId = rows[0]?.bureauId ?? ''
      const now = { now: app.services.clock(), keys: app.services.keys }
      await transact(app.services.pool, 'owner', {}, (tx) => settleWeeks(tx, bureauId, now, weekLines))
      if (isBureau) await transact(app.services.pool, 'owner', {}, (tx) => settleBureauReports(tx, bureauId, now))
    },
  }
}
