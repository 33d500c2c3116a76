import { sql } from 'kysely'
import { settlePointers } from '../../modules/personnel/public.ts'
import { addDays, beijingDate } from '../../platform/calendar/dates.ts'
import { sweepTouchedPlaces } from '../../platform/database/kept-by-place.ts'
import { transact } from '../../platform/database/transact.ts'
import { sweepPartUploads } from '../../platform/files/part-uploads.ts'
import type { Services } from '../../platform/http/service.ts'

/** People whose dated facts begin or end on or before today without standing in their pointers yet; settled bureau by bureau. */
async function settleToday(services: Services): Promise<number> {
  const today = beijingDate(services.clock())
  return transact(services.pool, 'owner', {}, async (tx) => {
    const due = await sql<{ bureauId: string; personId: string }>`
      select distinct "bureauId", "personId" from "assignments" where "voidedAt" is null
        and (("fromOn" > ${addDays(today, -8)}::date and "fromOn" <= ${today}::date) or ("toOn" > ${addDays(today, -8)}::date and "toOn" <= ${today}::date))`.execute(
      tx,
    )
    const byBureau = Map.groupBy(due.rows, (r) => r.bureauId)
    for (const [bureauId, rows] of byBureau)
      await settlePointers(
        tx,
        bureauId,
        rows.map((r) => r.personId),
        today,
      )
    return due.rows.length
  })
}

/** At start and a second after each full hour (midnight in Beijing among them: cut-offs are hours of the day), facts that begin or end that day come into force, then what follows from them (`afterwards`); old keys are purged. */
export function startMidnight(services: Services, afterwards: () => Promise<void>): { stop(): void } {
  let timer: NodeJS.Timeout | undefined
  const logged = (error: Error): void => services.log.error({ err: { name: error.name } }, 'midnight failed')
  const tick = (): void => {
    void settleToday(services).catch(logged).then(afterwards).catch(logged)
    void sweepPartUploads(services).catch(logged)
    void services.files.sweep(new Date(services.clock().getTime() - 86_400_000)).catch(logged)
    void sweepTouchedPlaces(services.pool).catch(logged)
    transact(services.pool, 'mingze_gate', {}, async (tx) => {
      await tx.deleteFrom('idempotencyKeys').where('at', '<', sql<Date>`now() - interval '7 days'`).execute()
      await tx.deleteFrom('signInFailures').where('at', '<', sql<Date>`now() - interval '14 days'`).execute()
    }).catch(() => undefined)
    const now = services.clock()
    timer = setTimeout(tick, 3_600_000 - (now.getTime() % 3_600_000) + 1000)
  }
  tick()
  return { stop: () => clearTimeout(timer) }
}
