import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Reader } from '../../platform/context.ts'
import type { HolderDuty, IssuerDuty } from './tables.ts'

export type Duty = HolderDuty | IssuerDuty

/** Whoever holds a post of a unit that bears responsibility. */
export interface Holder {
  readonly unitId: string
  readonly duty: Duty
  readonly personId: string
  readonly name: string
  readonly title: string
  /** Of appointed leaders. */
  readonly sinceOn: string | null
  /** Of lead officers: the leader in charge of most of their auxiliaries. */
  readonly leaderId: string | null
}

/** A letter goes from a level of the chain to the next one down. */
export interface Pair {
  readonly holderDuty: HolderDuty
  readonly issuerDuty: IssuerDuty
}

/** The neighbours of a chain, from the top; above a unit's head stands the overseeing bureau leader, whether the template names that level or not. */
export function pairsOf(levels: readonly { duty: Duty }[]): Pair[] {
  const duties = levels.map((level) => level.duty)
  const chain: Duty[] = duties[0] === 'unitHead' ? ['overseeingBureauLeader', ...duties] : duties
  return chain.slice(1).map((duty, i) => ({ holderDuty: duty as HolderDuty, issuerDuty: chain[i] as IssuerDuty }))
}

const isServing = sql<SqlBool>`p."kind" = 'auxiliary' and p."voidedAt" is null and p."separatedOn" is null`

/** Who holds which post on a day: of heads and bureau leaders the one in office longest, of leaders in charge and lead officers everybody. */
const holdersOn = (bureauId: string, on: string): RawBuilder<unknown> => sql`(
  select distinct on (a."unitId", a."duty", case when a."duty" = 'leaderInCharge' then a."personId" end) a."unitId", a."duty", a."personId", a."fromOn" as "sinceOn", null::uuid as "leaderId" from "unitAppointments" a
    where a."bureauId" = ${bureauId} and a."fromOn" <= ${on}::date and (a."toOn" is null or a."toOn" > ${on}::date)
    order by a."unitId", a."duty", case when a."duty" = 'leaderInCharge' then a."personId" end, a."fromOn", a."id")
  union all (
  select p."unitId", 'leadOfficer', p."leadOfficerId", null, mode() within group (order by p."leaderInChargeId") from "people" p
    where p."bureauId" = ${bureauId} and ${isServing} and p."leadOfficerId" is not null group by p."unitId", p."leadOfficerId")`

/** Posts that letters are for today, each with its holder and issuer; only of units that use auxiliaries, and nobody is to issue a letter to themselves. */
export const postsOn = (bureauId: string, on: string, pairs: readonly Pair[]): RawBuilder<unknown> => sql`
  select u."id" as "unitId", u."unitSortKey", h."duty" as "holderDuty", h."personId" as "holderId", pair."issuerDuty", case pair."issuerDuty" when 'leaderInCharge' then h."leaderId" else i."personId" end as "issuerId"
  from (${holdersOn(bureauId, on)}) h
  join unnest(${pairs.map((p) => p.holderDuty)}::text[], ${pairs.map((p) => p.issuerDuty)}::text[]) pair("holderDuty", "issuerDuty") on pair."holderDuty" = h."duty"
  join "units" u on u."bureauId" = ${bureauId} and u."id" = h."unitId" and u."closedOn" is null
  left join (${holdersOn(bureauId, on)}) i on i."unitId" = h."unitId" and i."duty" = pair."issuerDuty" and pair."issuerDuty" <> 'leaderInCharge'
  where exists (select 1 from "people" p where p."bureauId" = ${bureauId} and p."unitId" = u."id" and ${isServing})
    and (case pair."issuerDuty" when 'leaderInCharge' then h."leaderId" else i."personId" end) is distinct from h."personId"`

/** Every holder of the bureau on a day, those in office longest first. */
export const findHolders = (db: Reader, bureauId: string, on: string): Promise<Holder[]> =>
  db
    .selectFrom(sql<Omit<Holder, 'name' | 'title'>>`(${holdersOn(bureauId, on)})`.as('h'))
    .innerJoin('people as o', (j) => j.on('o.bureauId', '=', bureauId).onRef('o.id', '=', 'h.personId'))
    .selectAll('h')
    .select(['o.name', sql<string>`coalesce(o."title", '民警')`.as('title')])
    .orderBy('h.unitId')
    .orderBy('h.sinceOn')
    .orderBy('o.numberSortKey')
    .orderBy('o.id')
    .execute()
