import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { listHazards } from './contract.ts'

type HazardsQuery = z.infer<NonNullable<(typeof listHazards)['query']>>
export type HazardFilters = Omit<HazardsQuery, 'limit' | 'cursor'>

const plainOf = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toLowerCase()

/** Terms a hazard is found by: every two neighbouring characters of its title, owner and number, and the last one of each alone. */
export function gramsOf(texts: readonly (string | null)[]): string[] {
  const grams = texts.flatMap((text) => {
    const characters = Array.from(plainOf(text ?? ''))
    return characters.map((character, i) => character + (characters[i + 1] ?? ''))
  })
  return [...new Set(grams)]
}

/** Each gram of what was typed; one character alone is the beginning of a gram. */
function matching({ actor, scope }: QueryContext, q: string) {
  const plain = plainOf(q)
  const characters = Array.from(plain)
  if (characters.length === 0) return []
  const pairs = characters.length === 1 ? characters : characters.slice(1).map((c, i) => (characters[i] ?? '') + c)
  const reached = scope.kind === 'subtree' ? inScope(scope, 'g.unitSortKey') : sql<SqlBool>`true`
  const hasGram = (gram: string) =>
    sql<SqlBool>`h."id" in (select g."hazardId" from "hazardGrams" g where g."bureauId" = ${actor.bureauId} and ${
      characters.length === 1
        ? sql<SqlBool>`g."gram" >= ${gram} and g."gram" < ${`${gram}\u{10ffff}`}`
        : sql<SqlBool>`g."gram" = ${gram}`
    } and ${reached})`
  const isThere = sql<SqlBool>`(position(${plain} in lower(h."title")) > 0 or position(${plain} in lower(h."number")) > 0 or position(${plain} in lower(coalesce(h."ownerName", ''))) > 0)`
  return [...[...new Set(pairs)].map(hasGram), isThere]
}

/** The next level of the owner's chain has nobody who could confirm today: nobody appointed, or no account with a grant that reaches the unit. */
const nobodyMayConfirm = ({
  actor,
  today,
}: QueryContext) => sql<SqlBool>`(h."state" = 'evidenceSubmitted' and (h."unitId", h."ownerId") in (
  with "l" as materialized (select * from "hazardLeaders"(${today}::date)),
    "pair" as (select distinct w."unitId", w."ownerId" from "hazards" w where w."bureauId" = ${actor.bureauId} and w."state" = 'evidenceSubmitted'),
    "owner" as (select p."unitId", p."ownerId", coalesce(max(l."rank"), 0) as "rank" from "pair" p left join "l" l on l."unitId" = p."unitId" and l."personId" = p."ownerId" group by 1, 2),
    "next" as (select o."unitId", o."ownerId", min(l."rank") as "rank" from "owner" o left join "l" l on l."unitId" = o."unitId" and l."rank" > o."rank" group by 1, 2)
  select n."unitId", n."ownerId" from "next" n left join "l" l on l."unitId" = n."unitId" and l."rank" = n."rank" and l."mayAct" group by 1, 2 having count(l."personId") = 0))`
const nobodyMayVerify = ({
  today,
}: QueryContext) => sql<SqlBool>`(h."state" = 'confirmed' and not exists (select 1 from "hazardVerifiers"(${today}::date) v
  where v."role" = case when h."isOffice" then 'politicalOfficeLeader' else 'auxiliaryOffice' end and h."unitSortKey" >= v."unitSortKey" and h."unitSortKey" < v."unitSortKey" || '~'
    and v."accountId" <> h."submittedBy" and v."accountId" <> h."confirmedBy"
    and (v."personId" is null or v."personId" not in (h."ownerId", coalesce(h."submittedByPerson", h."ownerId"), coalesce(h."confirmedByPerson", h."ownerId")))))`
/** Said beside a hazard that waits for somebody who isn't there. */
export const nobodyMay = (ctx: QueryContext) =>
  sql<
    'confirm' | 'verify' | null
  >`case when ${nobodyMayConfirm(ctx)} then 'confirm' when ${nobodyMayVerify(ctx)} then 'verify' end`

const isOpen = sql<SqlBool>`h."state" <> 'closed'`
const isOverdue = ({ today }: QueryContext) => sql<SqlBool>`(h."state" <> 'closed' and h."rectifyBy" < ${today}::date)`

function stateCondition(ctx: QueryContext, state: HazardFilters['state']) {
  switch (state) {
    case undefined:
    case 'open':
      return isOpen
    case 'all':
      return sql<SqlBool>`true`
    case 'overdue':
      return isOverdue(ctx)
    case 'extensionAsked':
      return sql<SqlBool>`h."extensionDay" is not null`
    case 'escalated':
      return sql<SqlBool>`(h."escalatedTo" is not null and h."state" <> 'closed')`
    case 'relapsed':
      return sql<SqlBool>`(h."relapses" > 0 and h."state" <> 'closed')`
    case 'lookBackDue':
      return sql<SqlBool>`(h."lookBackOn" is not null and h."lookedBackOn" is null and h."lookBackOn" <= ${ctx.today}::date)`
    case 'nobodyMayConfirm':
      return nobodyMayConfirm(ctx)
    case 'nobodyMayVerify':
      return nobodyMayVerify(ctx)
    default:
      return sql<SqlBool>`(h."state" = ${state} and ${state === 'closed' ? sql<SqlBool>`true` : isOpen})`
  }
}

/** Hazards of units in reach; a lead officer reaches what is his own or has a measure of his, and nothing else. */
export function reach({ actor, scope }: QueryContext) {
  if (scope.kind === 'subtree') return inScope(scope, 'h.unitSortKey')
  if (actor.role !== 'leadOfficer' || actor.personId === null) return sql<boolean>`false`
  return sql<boolean>`h."id" in (select m."hazardId" from "hazardMeasures" m where m."bureauId" = ${actor.bureauId} and m."ownerId" = ${actor.personId} and m."droppedAt" is null
    union select o."id" from "hazards" o where o."bureauId" = ${actor.bureauId} and o."ownerId" = ${actor.personId})`
}

/** What the filters name, as conditions on `h`. */
export function conditionsOf(ctx: QueryContext, q: HazardFilters) {
  const place = sql`(select u."unitSortKey" from "units" u where u."bureauId" = ${ctx.actor.bureauId} and u."id" = ${q.unitId ?? null}::uuid)`
  const equal = (column: string, value: string | undefined) =>
    value === undefined ? [] : [sql<SqlBool>`${sql.ref(`h.${column}`)} = ${value}`]
  return [
    stateCondition(ctx, q.state),
    ...equal('category', q.category),
    ...equal('subcategoryId', q.subcategoryId),
    ...equal('causeId', q.causeId),
    ...equal('grade', q.grade),
    ...equal('source', q.source),
    ...equal('ownerId', q.ownerId),
    ...(q.overdue ? [isOverdue(ctx)] : []),
    ...(q.from ? [sql<SqlBool>`h."foundOn" >= ${q.from}::date`] : []),
    ...(q.to ? [sql<SqlBool>`h."foundOn" <= ${q.to}::date`] : []),
    ...(q.unitId && q.below === false ? [sql<SqlBool>`h."unitId" = ${q.unitId}`] : []),
    ...(q.unitId && q.below !== false ? [sql<SqlBool>`h."unitSortKey" >= ${place} and h."unitSortKey" < ${place} || '~'`] : []),
    ...(q.q ? matching(ctx, q.q) : []),
  ]
}
