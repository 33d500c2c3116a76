import { settleWeeks } from '../../modules/weekly-reports/commands/settle-weeks.ts'
import { type CommandContext, mintScope } from '../../platform/context.ts'
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
    async settle(): Promise<void> {
      const { rows } = await app.services.pool.query<{ bureauId: string }>('select "bureauId" from "bureaus" order by 1 limit 1')
      const bureauId = rows[0]?.bureauId ?? ''
      await transact(app.services.pool, 'owner', {}, (tx) =>
        settleWeeks(tx, bureauId, { now: app.services.clock(), keys: app.services.keys }, weekLines),
      )
    },
  }
}

/** The whole bureau read as the office would. */
export const wholeBureau = (ctx: CommandContext): CommandContext => ({
  ...ctx,
  scope: mintScope({ kind: 'subtree', ranges: [{ from: '0', to: '~' }], personIds: [], policeLine: null }),
})
