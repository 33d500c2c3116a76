import { sql } from 'kysely'
import type { Tx } from '../../../platform/context.ts'

interface Reached {
  readonly tx: Tx
  readonly actor: { readonly bureauId: string }
  readonly today: string
}

/** Units that a group stands for today become rows of their own; a unit that joins is added, a merged one is followed by its successor. Done again it changes nothing. */
export async function expandParties({ tx, actor, today }: Reached, noticeId: string | null = null): Promise<void> {
  const { bureauId } = actor
  const inForce = sql`p."bureauId" = ${bureauId}::uuid and (p."noticeId" = ${noticeId}::uuid or (${noticeId}::uuid is null and exists (
    select 1 from "notices" n where n."bureauId" = p."bureauId" and n."id" = p."noticeId" and n."state" = 'inForce')))`
  const columns = sql`"bureauId", "id", "noticeId", "clauseId", "part", "position", "groupName", "unitId"`
  await sql`insert into "clauseParties" (${columns})
    select p."bureauId", gen_random_uuid(), p."noticeId", p."clauseId", p."part", p."position", p."groupName", g."unitId"
    from "clauseParties" p cross join lateral "unitsOfGroup"(p."bureauId", p."groupName", ${today}::date) g
    where ${inForce} and p."groupName" is not null and p."unitId" is null on conflict do nothing`.execute(tx)
  await sql`insert into "clauseParties" (${columns})
    select p."bureauId", gen_random_uuid(), p."noticeId", p."clauseId", p."part", p."position", null, u."successorId"
    from "clauseParties" p join "units" u on u."bureauId" = p."bureauId" and u."id" = p."unitId"
    where ${inForce} and u."successorId" is not null on conflict do nothing`.execute(tx)
}
