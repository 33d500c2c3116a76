import { sql } from 'kysely'
import { recordSealed } from '../../../platform/access/sealed-files.ts'
import { asSystem } from '../../../platform/access/system-context.ts'
import type { Tx } from '../../../platform/context.ts'
import type { Keys } from '../../../platform/keys.ts'
import { findLimits } from '../../outcomes/public.ts'
import { writeEntry } from './take-file.ts'

/** 保存期 — a closed file is kept for the bureau's years, none where it set none; when they are over it stands in the leader's in-box, and in its own timeline. Runs as the owner; done again it changes nothing. */
export async function settleKeeping(tx: Tx, bureauId: string, today: string, keys: Keys): Promise<void> {
  const ctx = await asSystem(tx, bureauId, today, keys)
  const years = (await findLimits(ctx)).find((l) => l.code === 'retention')?.number ?? null
  await sql`update "proceedings" set "retainUntil" = ("endedOn" + make_interval(years => ${years}::int))::date
    where "bureauId" = ${bureauId} and "endedOn" is not null and not "isKeptLonger"
      and "retainUntil" is distinct from ("endedOn" + make_interval(years => ${years}::int))::date`.execute(tx)
  const { rows } = await sql<{ id: string; retainUntil: string; entries: number }>`
    update "proceedings" p set "remindedFor" = p."retainUntil", "version" = p."version" + 1
    where p."bureauId" = ${bureauId} and p."endedOn" is not null and p."retainUntil" <= ${today}::date and p."remindedFor" is distinct from p."retainUntil"
    returning p."id", p."retainUntil", (select count(*)::int from "proceedingEntries" e where e."bureauId" = p."bureauId" and e."proceedingId" = p."id") as "entries"`.execute(
    tx,
  )
  for (const { id, retainUntil, entries } of rows) {
    const words = `保存到 ${retainUntil} 期满，由受理领导决定是否继续保存，已列入待办`
    await writeEntry(ctx, { kind: 'keepingOver', lines: [['结果', words]] }, { proceedingId: id, position: entries + 1 })
    await recordSealed(ctx, { fileId: id, verb: 'proceeding.keepingOver' })
  }
}
