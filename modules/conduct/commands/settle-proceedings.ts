import { sql } from 'kysely'
import { recordSealed } from '../../../platform/access/sealed-files.ts'
import { beijingMidnight, formatDate } from '../../../platform/calendar/dates.ts'
import type { Tx } from '../../../platform/context.ts'
import type { Keys } from '../../../platform/keys.ts'
import { lapseOutcomes } from '../../outcomes/public.ts'
import { writeEntry } from './take-file.ts'

interface Lapsing {
  readonly id: string
  readonly influenceUntil: string | null
  readonly entries: number
}

/** 影响期满 — what lapsed shows nowhere from the day on; a file without an open window or request ends, with notice to the person. Runs as the owner; done again it changes nothing. */
export async function settleProceedings(tx: Tx, bureauId: string, today: string, keys: Keys): Promise<void> {
  await lapseOutcomes(tx, bureauId, today)
  const { rows } = await sql<Lapsing>`
    update "proceedings" p set "state" = 'lapsed', "endedOn" = ${today}::date, "dueOn" = null, "version" = p."version" + 1
    where p."bureauId" = ${bureauId} and p."state" = 'served' and (p."influenceUntil" is null or p."influenceUntil" <= ${today}::date)
      and (p."remedy" = 'appealDecided' or (p."remedy" is null or p."remedy" = 'reviewDecided') and p."remedyDueOn" < ${today}::date)
    returning p."id", p."influenceUntil", (select count(*)::int from "proceedingEntries" e where e."bureauId" = p."bureauId" and e."proceedingId" = p."id") as "entries"`.execute(
    tx,
  )
  const actor = { bureauId, accountId: '', personId: null, name: '系统', role: null, address: 'job' }
  const ctx = { tx, keys, actor, now: beijingMidnight(today) }
  for (const { id, influenceUntil, entries } of rows) {
    const result = influenceUntil
      ? `影响期到${formatDate(influenceUntil)}届满，自行失效，不再作为任何事项的依据。`
      : '办理终结，没有影响期。'
    await writeEntry(ctx, { kind: 'lapse', lines: [['结果', result]] }, { proceedingId: id, position: entries + 1 })
    await recordSealed(ctx, { fileId: id, verb: 'proceeding.lapsed' })
  }
}
