import { type SqlBool, sql } from 'kysely'
import { placeConditions } from '../../platform/access/place-conditions.ts'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { countedWhere, standingCounts, standingOf as standingIn } from '../../platform/database/standing.ts'
import { codeWords } from '../personnel/words.ts'
import type { PartFilters } from './contract.ts'
import type { Design, KnownOf } from './rows.ts'

/** How a part stands against its day. */
export const standingOf = (today: string) => standingIn(today, 'p')

/** Parts of units in reach. */
export const partsInScope = ({ db, actor, scope }: QueryContext) =>
  db
    .selectFrom('ownFormParts as p')
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'p.bureauId').onRef('u.id', '=', 'p.unitId'))
    .where('p.bureauId', '=', actor.bureauId)
    .where(inScope(scope, 'p.unitSortKey'))

/** Parts in reach with the form they belong to. */
export const partsWithForm = (base: ReturnType<typeof partsInScope>) =>
  base.innerJoin('ownForms as f', (j) => j.onRef('f.bureauId', '=', 'p.bureauId').onRef('f.id', '=', 'p.formId'))

/** Forms in reach: sent out there, or asking a unit there. */
export const isInReach = (ctx: QueryContext) =>
  sql<SqlBool>`(${inScope(ctx.scope, 'f.unitSortKey')} or exists (select 1 from "ownFormParts" p where p."bureauId" = f."bureauId" and p."formId" = f."id" and ${inScope(ctx.scope, 'p.unitSortKey')}))`

export const formsInScope = (ctx: QueryContext) =>
  ctx.db.selectFrom('ownForms as f').where('f.bureauId', '=', ctx.actor.bureauId).where(isInReach(ctx))

/** Parts in reach that the filters name: the base of list, count and export. */
export function filteredParts(ctx: QueryContext, q: PartFilters) {
  const conditions = [
    ...(q.ownFormId ? [sql<SqlBool>`p."formId" = ${q.ownFormId}`] : []),
    ...(q.formState === 'open' ? [sql<SqlBool>`p."closedAt" is null`] : []),
    ...(q.formState === 'closed' ? [sql<SqlBool>`p."closedAt" is not null`] : []),
    ...(q.state ? [sql<SqlBool>`p."state" = ${q.state}`] : []),
    ...(q.standing ? [sql<SqlBool>`${standingOf(ctx.today)} = ${q.standing}`] : []),
    ...placeConditions(q, 'p.unitSortKey'),
  ]
  return conditions.reduce((query, condition) => query.where(condition), partsInScope(ctx))
}

/** Totals over parts, each with its denominator `units`. */
export const tallies = (today: string) =>
  [
    sql<number>`count(*)::int`.as('units'),
    ...standingCounts(today, 'p'),
    countedWhere(sql`p."state" = 'submitted'`).as('submitted'),
    countedWhere(sql`p."state" = 'confirmed'`).as('confirmed'),
    sql<number>`coalesce(sum(p."rows") filter (where p."state" in ('submitted', 'confirmed')), 0)::int`.as('rows'),
  ] as const

/** Parts of running forms by unit, in roster order; `condition` is on p. */
export const countByUnit = (ctx: QueryContext, condition: ReturnType<typeof sql<SqlBool>>) =>
  partsInScope(ctx)
    .where('p.closedAt', 'is', null)
    .where(condition)
    .groupBy(['u.id', 'u.shortName', 'u.unitSortKey'])
    .orderBy('u.unitSortKey')
    .select([
      'u.id as unitId',
      'u.shortName as unitName',
      'u.unitSortKey',
      sql<number>`count(*)::int`.as('n'),
      sql<string | null>`min(p."dueOn") filter (where p."firstSubmittedAt" is null)`.as('dueOn'),
    ])
    .execute()

/** Who of the unit's auxiliaries in service have signed the annex's text in the system. */
const signedFor = (
  label: string,
) => sql<number>`(select count(distinct s."personId")::int from "signingRequests" s join "wordings" w on w."bureauId" = s."bureauId" and w."id" = s."wordingId"
  join "people" a on a."bureauId" = s."bureauId" and a."id" = s."personId" where s."bureauId" = u."bureauId" and a."unitId" = u."id" and ${inService('a')} and s."state" = 'signed' and w."formLabel" = ${label})`
const inService = (alias: string) =>
  sql`${sql.ref(`${alias}.kind`)} = 'auxiliary' and ${sql.ref(`${alias}.voidedAt`)} is null and ${sql.ref(`${alias}.separatedOn`)} is null`

const findUnit = (ctx: QueryContext, unitId: string) =>
  ctx.db
    .selectFrom('units as u')
    .where('u.bureauId', '=', ctx.actor.bureauId)
    .where('u.id', '=', unitId)
    .select([
      'u.name as unitName',
      sql<
        string | null
      >`(select string_agg(p."name", '、' order by l."fromOn", p."namePinyin") from "unitAppointments" l join "people" p on p."bureauId" = l."bureauId" and p."id" = l."personId"
        where l."bureauId" = u."bureauId" and l."unitId" = u."id" and l."duty" = 'unitHead' and l."fromOn" <= ${ctx.today} and (l."toOn" is null or l."toOn" > ${ctx.today}))`.as(
        'unitHead',
      ),
      sql<number>`(select count(*)::int from "people" a where a."bureauId" = u."bureauId" and a."unitId" = u."id" and ${inService('a')})`.as(
        'headcount',
      ),
      sql<
        number | null
      >`(select sum(q."headcount")::int from "quotas" q where q."bureauId" = u."bureauId" and q."unitId" = u."id" and q."fromOn" <= ${ctx.today} and (q."toOn" is null or q."toOn" > ${ctx.today}))`.as(
        'quota',
      ),
      sql<number>`(select count(*)::int from "hazards" h where h."bureauId" = u."bureauId" and h."unitId" = u."id" and h."state" <> 'closed')`.as(
        'openHazards',
      ),
      signedFor('附件2').as('conductSigned'),
      signedFor('附件3').as('secrecySigned'),
    ])
    .executeTakeFirst()

const findPeople = (ctx: QueryContext, unitId: string) =>
  ctx.db
    .selectFrom('people as a')
    .leftJoin('posts as t', (j) => j.onRef('t.bureauId', '=', 'a.bureauId').onRef('t.id', '=', 'a.postId'))
    .leftJoin('people as o', (j) => j.onRef('o.bureauId', '=', 'a.bureauId').onRef('o.id', '=', 'a.leadOfficerId'))
    .leftJoin('people as l', (j) => j.onRef('l.bureauId', '=', 'a.bureauId').onRef('l.id', '=', 'a.leaderInChargeId'))
    .where('a.bureauId', '=', ctx.actor.bureauId)
    .where('a.unitId', '=', unitId)
    .where(sql<SqlBool>`${inService('a')}`)
    .orderBy('a.numberSortKey')
    .orderBy('a.namePinyin')
    .orderBy('a.id')
    .select([
      'a.id',
      'a.name',
      'a.number',
      'a.sex',
      'a.bornOn',
      'a.education',
      'a.politicalStatus',
      'a.entryOn',
      'a.contractEndsOn',
    ])
    .select(['a.category', 'a.auxiliaryKind', 'a.employer', 'a.tier', 'a.licenceClass'])
    .select(['t.name as post', 'o.name as leadOfficer', 'l.name as leaderInCharge'])
    .execute()

/** What the system knows now of a unit, and of its auxiliaries where each has a row; nothing where nothing is filled. */
export async function findKnown(ctx: QueryContext, of: Design & { readonly unitId: string }): Promise<KnownOf> {
  const isFilled = of.columns.some((c) => c.filledFrom !== null)
  const people = of.rowsPer === 'auxiliary' ? await findPeople(ctx, of.unitId) : []
  const words = (code: string | null) => (code === null ? null : (codeWords[code] ?? code))
  return {
    unit: (isFilled && (await findUnit(ctx, of.unitId))) || {},
    people: people.map(({ id, number, ...p }) => ({
      ...{ id, name: p.name, number: number ?? '' },
      values: { ...p, number, sex: words(p.sex), category: words(p.category), auxiliaryKind: words(p.auxiliaryKind) },
    })),
  }
}
