import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext, Reader, Tx } from '../../platform/context.ts'
import { type Duty, type Holder, type Pair, pairsOf } from './posts.ts'
import type { HolderDuty, IssuerDuty } from './tables.ts'
import type { LetterGap, LetterState } from './workflow.ts'

export interface LetterFilters {
  readonly state?: LetterState | 'gap' | 'outdated' | undefined
  readonly holderDuty?: HolderDuty | undefined
  readonly unitId?: string | undefined
  readonly below?: boolean | undefined
  readonly sort?: string | undefined
}

/** A letter with who stands behind it, or a held post without one. */
export interface LetterFacts {
  readonly key: string
  readonly id: string | null
  readonly serialNumber: string | null
  readonly unitId: string
  readonly unitSortKey: string
  readonly holderDuty: HolderDuty
  readonly issuerDuty: IssuerDuty
  readonly holderId: string | null
  readonly issuerId: string | null
  readonly versionNumber: number | null
  readonly isOutdated: boolean
  readonly state: LetterState
  readonly gap: LetterGap | null
  readonly issuedOn: string | null
  readonly dueOn: string | null
  readonly inForceOn: string | null
  readonly endedOn: string | null
  readonly endReason: string | null
  readonly version: number
  /** Order of the list: unit, level, holder. */
  readonly place: string
}

/**
 * Who holds which post on a day: of heads and bureau leaders the one in office longest, of leaders in charge and lead officers everybody; nobody as lead officer where auxiliaries have none.
 * `namesLeaders` adds the leader in charge of most of a lead officer's auxiliaries: half of the work. A condition on the unit's sort key reaches both tables.
 */
const holdersOn = (bureauId: string, on: string, namesLeaders: boolean): RawBuilder<unknown> => sql`(
  select distinct on (a."unitSortKey", a."unitId", a."duty", case when a."duty" = 'leaderInCharge' then a."personId" end) a."unitId", a."unitSortKey", a."duty", a."personId", a."fromOn" as "sinceOn", null::uuid as "leaderId" from "unitAppointments" a
    where a."bureauId" = ${bureauId} and a."fromOn" <= ${on}::date and (a."toOn" is null or a."toOn" > ${on}::date)
    order by a."unitSortKey", a."unitId", a."duty", case when a."duty" = 'leaderInCharge' then a."personId" end, a."fromOn", a."id")
  union all (
  select p."unitId", p."unitSortKey", 'leadOfficer', p."leadOfficerId", null, ${namesLeaders ? sql`mode() within group (order by p."leaderInChargeId")` : sql`null::uuid`} from "people" p
    where p."bureauId" = ${bureauId} and p."kind" = 'auxiliary' and p."voidedAt" is null and p."separatedOn" is null group by p."unitId", p."unitSortKey", p."leadOfficerId")`

/**
 * Posts in scope that letters are for today, each with its holder and issuer; only of units that use auxiliaries, and nobody is to issue a letter to themselves.
 * One pass over each table and no joins between them: row-level security hides the sizes from the planner.
 */
const postsInScope = ({ actor, scope, today }: QueryContext, pairs: readonly Pair[]): RawBuilder<unknown> => sql`
  select * from (
    select h."unitId", h."unitSortKey", h."duty" as "holderDuty", h."personId" as "holderId", pair."issuerDuty", case pair."issuerDuty" when 'leaderInCharge' then h."leaderId" else (h."heads" ->> pair."issuerDuty")::uuid end as "issuerId"
    from (
      select h.*, bool_or(h."duty" = 'leadOfficer') over of_unit as "usesAuxiliaries", jsonb_object_agg(h."duty", h."personId") filter (where h."duty" not in ('leaderInCharge', 'leadOfficer')) over of_unit as "heads"
      from (${holdersOn(
        actor.bureauId,
        today,
        pairs.some((p) => p.issuerDuty === 'leaderInCharge'),
      )}) h where ${inScope(scope, 'h.unitSortKey')} window of_unit as (partition by h."unitId")) h
    join unnest(${pairs.map((p) => p.holderDuty)}::text[], ${pairs.map((p) => p.issuerDuty)}::text[]) pair("holderDuty", "issuerDuty") on pair."holderDuty" = h."duty"
    where h."usesAuxiliaries" and h."personId" is not null) h
  where "issuerId" is distinct from "holderId"`

/** Every holder of the bureau on a day, those in office longest first. */
export const findHolders = (db: Reader, bureauId: string, on: string): Promise<Holder[]> =>
  db
    .selectFrom(sql<Omit<Holder, 'name' | 'title'>>`(${holdersOn(bureauId, on, true)})`.as('h'))
    .innerJoin('people as o', (j) => j.on('o.bureauId', '=', bureauId).onRef('o.id', '=', 'h.personId'))
    .selectAll('h')
    .select(['o.name', sql<string>`coalesce(o."title", '民警')`.as('title')])
    .orderBy('h.unitId')
    .orderBy('h.sinceOn')
    .orderBy('o.numberSortKey')
    .orderBy('o.id')
    .execute()

/** The template that the office's ruling gives the letter today, else annex 4's own. */
export async function findLetterTemplate(ctx: QueryContext) {
  const { bureauId } = ctx.actor
  return ctx.db
    .selectFrom('chainTemplates as t')
    .leftJoin('chainRulings as r', (j) =>
      j
        .onRef('r.bureauId', '=', 't.bureauId')
        .onRef('r.templateId', '=', 't.id')
        .on('r.purpose', '=', 'letter')
        .on('r.fromOn', '<=', ctx.today)
        .on((e) => e.or([e('r.toOn', 'is', null), e('r.toOn', '>', ctx.today)])),
    )
    .where('t.bureauId', '=', bureauId)
    .orderBy(sql`r."id" is null`)
    .orderBy(sql`t."position" <> 2`)
    .orderBy('t.position')
    .select(['t.id', 't.name', 't.levels'])
    .executeTakeFirstOrThrow()
}

/** Which posts letters go to, by the template of today. */
const findPairs = async (ctx: QueryContext): Promise<Pair[]> =>
  pairsOf((await findLetterTemplate(ctx)).levels as { duty: Duty }[])

const isSilent = (alias: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${sql.ref(`${alias}.predecessorId`)} is not null and ${sql.ref(`${alias}.answer`)} in ('open', 'declined'))`

const isOutdated = (today: string): RawBuilder<SqlBool> => sql<SqlBool>`(l."endedOn" is null and exists (
  select 1 from "wordingVersions" n where n."bureauId" = l."bureauId" and n."wordingId" = l."wordingId" and n."number" > v."number" and n."inForceFrom" <= ${today}::date))`

const rankOf = (column: string) =>
  sql`case ${sql.ref(column)} when 'unitHead' then '1' when 'leaderInCharge' then '2' else '3' end`

const letterRows = ({ actor: { bureauId }, scope, today }: QueryContext): RawBuilder<unknown> => sql`
  select l."id"::text as "key", l."id", l."serialNumber", l."unitId", l."unitSortKey", l."holderDuty", l."issuerDuty", l."holderPersonId" as "holderId", l."issuerPersonId" as "issuerId", v."number" as "versionNumber", ${isOutdated(today)} as "isOutdated",
    case when l."endedOn" is not null then 'ended' when l."inForceOn" is null then 'issued' else 'inForce' end as "state",
    case when l."endedOn" is not null then null when l."holderPersonId" is null then 'holderVacant' when l."issuerPersonId" is null then 'issuerVacant' when ${isSilent('h')} or ${isSilent('i')} then 'successorSilent' end as "gap",
    l."issuedOn", l."dueOn", l."inForceOn", l."endedOn", l."endReason", l."version", l."unitSortKey" || ' ' || ${rankOf('l.holderDuty')} || ' ' || l."id"::text as "place"
  from "letters" l join "wordingVersions" v on v."bureauId" = l."bureauId" and v."id" = l."versionId"
  left join "letterParties" h on h."bureauId" = l."bureauId" and h."letterId" = l."id" and h."side" = 'holder' and h."toOn" is null
  left join "letterParties" i on i."bureauId" = l."bureauId" and i."letterId" = l."id" and i."side" = 'issuer' and i."toOn" is null
  where l."bureauId" = ${bureauId} and ${inScope(scope, 'l.unitSortKey')}`

const missingRows = (ctx: QueryContext, pairs: readonly Pair[]): RawBuilder<unknown> => sql`
  select p."unitId"::text || ':' || p."holderDuty" || ':' || p."holderId"::text, null, null, p."unitId", p."unitSortKey", p."holderDuty", p."issuerDuty", p."holderId", p."issuerId", null, false, 'missing', null, null, null, null, null, null, 1,
    p."unitSortKey" || ' ' || ${rankOf('p.holderDuty')} || ' ' || p."holderId"::text
  from (${postsInScope(ctx, pairs)}) p
  where not exists (select 1 from "letters" l where l."bureauId" = ${ctx.actor.bureauId} and l."unitId" = p."unitId" and l."holderDuty" = p."holderDuty" and l."endedOn" is null
    and (l."holderDuty" = 'unitHead' or l."holderPersonId" = p."holderId"))`

function stateCondition(state: LetterFilters['state']): RawBuilder<SqlBool> {
  if (state === undefined) return sql<SqlBool>`r."state" <> 'ended'`
  if (state === 'gap') return sql<SqlBool>`r."gap" is not null`
  return state === 'outdated' ? sql<SqlBool>`r."isOutdated"` : sql<SqlBool>`r."state" = ${state}`
}

/** Letters and posts without one, in scope and as the filters say; the base of list, counts, figures and prints. */
export async function lettersInScope(ctx: QueryContext, q: LetterFilters) {
  const pairs = await findPairs(ctx)
  const place = sql`(select u."unitSortKey" from "units" u where u."bureauId" = ${ctx.actor.bureauId} and u."id" = ${q.unitId ?? null}::uuid)`
  const conditions = [
    stateCondition(q.state),
    ...(q.holderDuty ? [sql<SqlBool>`r."holderDuty" = ${q.holderDuty}`] : []),
    ...(q.unitId && q.below === false ? [sql<SqlBool>`r."unitId" = ${q.unitId}`] : []),
    ...(q.unitId && q.below !== false ? [sql<SqlBool>`r."unitSortKey" >= ${place} and r."unitSortKey" < ${place} || '~'`] : []),
  ]
  const base = ctx.db
    .selectFrom(sql<LetterFacts>`(${letterRows(ctx)} union all ${missingRows(ctx, pairs)})`.as('r'))
    .innerJoin('units as u', (j) => j.on('u.bureauId', '=', ctx.actor.bureauId).onRef('u.id', '=', 'r.unitId'))
  return conditions.reduce((query, condition) => query.where(condition), base)
}

/** Letters of a bureau are issued, ended and passed on one at a time: two at once would both find the same post without one. */
export async function lockLettersOf(tx: Tx, bureauId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`letters ${bureauId}`}, 0))`.execute(tx)
}
