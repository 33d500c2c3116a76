import { sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { notFound } from '../../platform/errors.ts'
import { findPerson, findViews } from '../personnel/public.ts'
import { ownPersonId } from './policy.ts'

/** The actor's own person; notFound for everybody who is no auxiliary. */
export async function findOwnPerson(ctx: QueryContext) {
  const personId = ownPersonId(ctx.actor)
  if (personId === null) throw notFound()
  return findPerson(ctx, personId)
}

/** Head of a unit today. */
const findHead = (ctx: QueryContext, unitId: string) =>
  ctx.db
    .selectFrom('unitAppointments as a')
    .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'a.bureauId').onRef('p.id', '=', 'a.personId'))
    .where('a.bureauId', '=', ctx.actor.bureauId)
    .where('a.unitId', '=', unitId)
    .where('a.duty', '=', 'unitHead')
    .where('a.fromOn', '<=', ctx.today)
    .where((e) => e.or([e('a.toOn', 'is', null), e('a.toOn', '>', ctx.today)]))
    .orderBy('a.fromOn', 'desc')
    .select(['p.name', 'p.title', 'a.fromOn'])
    .executeTakeFirst()

const titleOf = async (ctx: QueryContext, personId: string | null): Promise<string | null> => {
  if (personId === null) return null
  const officer = await ctx.db
    .selectFrom('people')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', personId)
    .where('kind', '=', 'officer')
    .select('title')
    .executeTakeFirst()
  return officer?.title ?? null
}

/** Who answers for a person today: officer, leader, head of the unit, each with the office held. */
export async function findAnswering(ctx: QueryContext, person: Awaited<ReturnType<typeof findOwnPerson>>) {
  return {
    head: await findHead(ctx, person.unitId),
    officerTitle: await titleOf(ctx, person.leadOfficerId),
    leaderTitle: await titleOf(ctx, person.leaderInChargeId),
  }
}

/** The duties of a post as they are in force, in their order. */
export async function findOwnDuties(ctx: QueryContext, postId: string | null): Promise<string[]> {
  if (postId === null) return []
  const rows = await ctx.db
    .selectFrom('postDuties as d')
    .innerJoin('postVersions as v', (j) => j.onRef('v.bureauId', '=', 'd.bureauId').onRef('v.id', '=', 'd.postVersionId'))
    .where('d.bureauId', '=', ctx.actor.bureauId)
    .where('v.postId', '=', postId)
    .where('v.state', '=', 'inForce')
    .orderBy('d.position')
    .select('d.text')
    .execute()
  return rows.map((r) => r.text)
}

const correctionRows = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('correctionRequests as c')
    .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'c.bureauId').onRef('p.id', '=', 'c.personId'))
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'p.bureauId').onRef('u.id', '=', 'p.unitId'))
    .leftJoin('people as w', (j) => j.onRef('w.bureauId', '=', 'c.bureauId').onRef('w.id', '=', 'c.answeredBy'))
    .leftJoin('accounts as a', (j) => j.onRef('a.bureauId', '=', 'c.bureauId').onRef('a.accountId', '=', 'c.answeredBy'))
    .where('c.bureauId', '=', ctx.actor.bureauId)
    .selectAll('c')
    .select(['p.name as personName', 'p.number as personNumber', 'u.name as unitName'])
    .select((e) => e.fn.coalesce('w.name', 'a.name').as('answererName'))

/** Requests of the person, newest first. */
export const findOwnCorrections = (ctx: QueryContext, personId: string) =>
  correctionRows(ctx).where('c.personId', '=', personId).orderBy('c.askedAt', 'desc').orderBy('c.id').limit(100).execute()

export async function findOwnCorrection(ctx: QueryContext, id: string) {
  const row = await correctionRows(ctx).where('c.personId', '=', ownPersonId(ctx.actor)).where('c.id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return row
}

const newestFirst: SortOrder = { columns: ['c.askedAt', 'c.id'], direction: 'desc' }
interface CorrectionQuery {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
  readonly state?: 'open' | 'accepted' | 'rejected' | undefined
  readonly unitId?: string | undefined
  readonly below?: boolean | undefined
}

/** Requests in the actor's reach, newest first. */
export async function findCorrections(ctx: QueryContext, q: CorrectionQuery) {
  const limit = q.limit ?? defaultLimit
  let base = correctionRows(ctx).where(inScope(ctx.scope, 'c.unitSortKey'))
  if (q.state) base = base.where('c.state', '=', q.state)
  if (q.unitId) {
    const place = sql`(select "unitSortKey" from "units" where "bureauId" = ${ctx.actor.bureauId} and "id" = ${q.unitId})`
    base = base.where(
      q.below === false
        ? sql<boolean>`c."unitSortKey" = ${place}`
        : sql<boolean>`c."unitSortKey" >= ${place} and c."unitSortKey" < ${place} || '~'`,
    )
  }
  const rows = await base
    .where(afterCursor(newestFirst, q.cursor))
    .orderBy(orderBy(newestFirst))
    .limit(limit + 1)
    .execute()
  const { n } = await base
    .clearSelect()
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.askedAt, r.id]), total: n }
}

export async function findCorrection(ctx: QueryContext, id: string) {
  const row = await correctionRows(ctx).where(inScope(ctx.scope, 'c.unitSortKey')).where('c.id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** The request to be answered, locked; notFound outside the scope. */
export async function lockCorrection(ctx: QueryContext, id: string) {
  const row = await ctx.db
    .selectFrom('correctionRequests')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .where(inScope(ctx.scope, 'correctionRequests.unitSortKey'))
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** Who opened, printed, exported or changed the own file; newest first. */
export const findOwnViews = async (ctx: QueryContext, query: { limit?: number | undefined; cursor?: string | undefined }) => {
  const personId = ownPersonId(ctx.actor)
  if (personId === null) throw notFound()
  return { personId, ...(await findViews(ctx, personId, query)) }
}
