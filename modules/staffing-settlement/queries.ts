import { type Selectable, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import type { AnnexFiveRow } from './documents.ts'
import type { FormSnapshotRow } from './tables.ts'

export interface AnnexFact {
  readonly unitId: string
  readonly personId: string
  readonly name: string
  readonly sex: 'male' | 'female'
  readonly bornOn: string
  readonly postName: string | null
  readonly dutyCount: number | null
  readonly leadOfficer: string | null
  readonly leaderInCharge: string | null
  readonly isSeconded: boolean
}

const held = (alias: string, on: string) =>
  sql`${sql.ref(`${alias}.fromOn`)} <= ${on}::date and (${sql.ref(`${alias}.toOn`)} is null or ${sql.ref(`${alias}.toOn`)} > ${on}::date) and ${sql.ref(`${alias}.voidedAt`)} is null`
const fact = (alias: string, aspect: string, on: string) =>
  sql`left join "assignments" ${sql.ref(alias)} on ${sql.ref(`${alias}.bureauId`)} = p."bureauId" and ${sql.ref(`${alias}.personId`)} = p."id" and ${sql.ref(`${alias}.aspect`)} = ${aspect} and ${held(alias, on)}`

/** Auxiliaries of the units on a day with post, duties as in force that day, officer and leader; in roster order. One query for any number of units. */
export async function annexFacts(ctx: QueryContext, unitIds: readonly string[], on: string): Promise<AnnexFact[]> {
  const found = await sql<AnnexFact>`
    select u."targetId" as "unitId", p."id" as "personId", p."name", p."sex", p."bornOn", coalesce(v."name", o."name") as "postName", coalesce(v."dutyCount", o."dutyCount") as "dutyCount", lo."name" as "leadOfficer", lc."name" as "leaderInCharge", (s."targetId" is not null) as "isSeconded"
    from "assignments" u join "people" p on p."bureauId" = u."bureauId" and p."id" = u."personId" and p."kind" = 'auxiliary' and p."voidedAt" is null
    ${fact('s', 'secondment', on)} ${fact('post', 'post', on)} ${fact('officer', 'leadOfficer', on)} ${fact('leader', 'leaderInCharge', on)}
    left join "posts" o on o."bureauId" = p."bureauId" and o."id" = post."targetId"
    left join lateral (select w."name", (select count(*)::int from "postDuties" d where d."bureauId" = w."bureauId" and d."postVersionId" = w."id") as "dutyCount" from "postVersions" w
      where w."bureauId" = o."bureauId" and w."postId" = o."id" and w."state" <> 'draft' and w."fromOn" <= ${on}::date and (w."toOn" is null or w."toOn" > ${on}::date) limit 1) v on true
    left join "people" lo on lo."bureauId" = p."bureauId" and lo."id" = officer."targetId"
    left join "people" lc on lc."bureauId" = p."bureauId" and lc."id" = leader."targetId"
    where u."bureauId" = ${ctx.actor.bureauId} and u."aspect" = 'usingUnit' and u."targetId" = any(${unitIds}::uuid[]) and ${held('u', on)} and ${inScope(ctx.scope, 'u.unitSortKey')}
    order by p."numberSortKey", p."id"`.execute(ctx.db as never)
  return found.rows
}

/** The units named (none named: every using unit of the scope), in roster order; notFound when one is out of reach. */
export async function findUnits(ctx: QueryContext, unitIds: readonly string[]) {
  let query = ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where(inScope(ctx.scope))
    .orderBy('unitSortKey')
    .select(['id', 'name', 'shortName', 'unitSortKey'])
  query =
    unitIds.length > 0
      ? query.where('id', '=', sql<string>`any(${unitIds}::uuid[])`)
      : query.where('closedOn', 'is', null).where('kind', 'in', ['policeStation', 'division', 'office', 'squad'])
  const units = await query.execute()
  if (unitIds.some((id) => !units.some((u) => u.id === id))) throw notFound()
  return units
}

export const findBureau = (ctx: QueryContext) =>
  ctx.db.selectFrom('bureaus').where('bureauId', '=', ctx.actor.bureauId).select(['name', 'isDemo']).executeTakeFirstOrThrow()

/** Lines as printed, and whose each is, so that two of one name are never taken for one. */
export interface AnnexRows {
  readonly personIds: readonly string[]
  readonly rows: readonly AnnexFiveRow[]
}

export interface FormChange {
  readonly kind: 'added' | 'gone' | 'altered'
  /** 宋永康 责任民警 周启航→梁志勇 */
  readonly words: string
}

/** The content as frozen: everything that is printed of the rows. */
export interface FrozenContent extends AnnexRows {
  readonly unitName: string
  readonly changes: readonly FormChange[]
}

/** A frozen number as stored. */
export type Snapshot = Omit<Selectable<FormSnapshotRow>, 'content'> & { readonly content: FrozenContent }

const order: SortOrder = { columns: ['formSnapshots.frozenAt', 'formSnapshots.id'], direction: 'desc' }
/** Frozen annexes 5 of the units in scope. */
export const inReach = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('formSnapshots')
    .where('formSnapshots.bureauId', '=', ctx.actor.bureauId)
    .where('formSnapshots.form', '=', 'annex5')
    .where(inScope(ctx.scope, 'formSnapshots.unitSortKey'))

export async function findSnapshots(
  ctx: QueryContext,
  {
    limit = defaultLimit,
    cursor,
    unitId,
  }: { limit?: number | undefined; cursor?: string | undefined; unitId?: string | undefined },
) {
  const base = unitId ? inReach(ctx).where('unitId', '=', unitId) : inReach(ctx)
  const rows = await base
    .selectAll()
    .where(afterCursor(order, cursor))
    .orderBy(orderBy(order))
    .limit(limit + 1)
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { ...toPage(rows as Snapshot[], limit, (r) => [r.frozenAt, r.id]), total: n }
}

export async function findSnapshot(ctx: QueryContext, id: string): Promise<Snapshot> {
  const row = await inReach(ctx).where('id', '=', id).selectAll().executeTakeFirst()
  if (!row) throw notFound()
  return row as Snapshot
}

/** The newest frozen number of each of the units, by unit; a unit without one is absent. */
export async function lastSnapshots(ctx: QueryContext, unitIds: readonly string[]): Promise<Map<string, Snapshot>> {
  const rows = await inReach(ctx)
    .where('unitId', '=', sql<string>`any(${unitIds}::uuid[])`)
    .distinctOn('unitId')
    .orderBy('unitId')
    .orderBy('number', 'desc')
    .selectAll()
    .execute()
  return new Map(rows.map((row) => [row.unitId, row as Snapshot]))
}
