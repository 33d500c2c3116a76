import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { isOffice } from '../policy.ts'
import { lockReport } from '../queries.ts'
import { isClosed } from '../week.ts'
import { rowOf, type Seen, subjectOf } from './prepare-report.ts'
import type { Settling } from './settle-weeks.ts'

/** What nobody sent before the next cut-off of the unit closes with it; one that the office opened again, with the one after that. Which ones. */
export async function closeUnsent({ tx, actor, now }: Settling): Promise<{ id: string; unitSortKey: string }[]> {
  const { rows } = await sql<{ id: string; unitSortKey: string }>`
    update "weeklyReports" r set "closedAt" = n."at" from (
      select w."id", min(l."cutOffAt") as "at" from "weeklyReports" w join "weeklyReports" l on l."bureauId" = w."bureauId" and l."unitId" = w."unitId" and l."weekOn" > w."weekOn" and l."state" <> 'withdrawn'
        and l."cutOffAt" < ${now} and (w."reopenedAt" is null or l."cutOffAt" > w."reopenedAt")
      where w."bureauId" = ${actor.bureauId}::uuid and w."standing" = 'missing' and w."arrivedAt" is null and w."closedAt" is null and w."state" <> 'withdrawn' group by w."id") n
    where r."bureauId" = ${actor.bureauId}::uuid and r."id" = n."id" and r."arrivedAt" is null returning r."id", r."unitSortKey"`.execute(
    tx,
  )
  return rows
}

interface Reopening extends Seen {
  body: { version: number; reason: string }
}

/** 重新开放补报 — by the office, by name and with the reason, until the next cut-off; what comes is late. */
export async function reopenReport(ctx: CommandContext, { params, body }: Reopening): Promise<{ id: string }> {
  if (!isOffice(ctx.actor)) throw forbidden()
  const taken = await lockReport(ctx, params.id)
  assertVersion(taken, body.version)
  if (!isClosed(taken, ctx.now)) throw new DomainError('conflict', 'notClosed', '这一周还能补报，或者已经报了，不用重新开放。')
  await rowOf(ctx, taken)
    .set({
      closedAt: null,
      reopenedAt: ctx.now,
      reopenedByName: ctx.actor.name,
      reopenReason: body.reason,
      version: taken.version + 1,
    })
    .execute()
  await recordEvent(ctx, {
    verb: 'weeklyReport.reopened',
    subjects: [subjectOf(taken)],
    changes: [{ field: 'reason', after: body.reason }],
  })
  return { id: taken.id }
}
