import { type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext, Reader } from '../../platform/context.ts'
import { DomainError, notFound } from '../../platform/errors.ts'
import { sha256 } from '../../platform/keys.ts'

const noDesk = () =>
  new DomainError('notFound', 'noDesk', '这台设备不是签署台，或者签署台已经关闭。请单位内勤在签订批次里重新打开。')

/** The living desk of a token, with its round; read by the gate, before anybody is known. */
export async function findDesk(db: Reader, token: string | undefined, now: Date) {
  if (token?.length !== 43) throw noDesk()
  const desk = await db
    .selectFrom('signingDesks as d')
    .innerJoin('signingRounds as r', (j) => j.onRef('r.bureauId', '=', 'd.bureauId').onRef('r.id', '=', 'd.roundId'))
    .where('d.tokenDigest', '=', sha256(token))
    .where('d.closedAt', 'is', null)
    .where('d.endsAt', '>', now)
    .where('r.closedAt', 'is', null)
    .select(['d.bureauId', 'd.id', 'd.roundId', 'd.unitSortKey', 'r.title'])
    .executeTakeFirst()
  if (!desk) throw noDesk()
  return desk
}
export type Desk = Awaited<ReturnType<typeof findDesk>>

const below = (desk: Pick<Desk, 'unitSortKey'>) =>
  sql<SqlBool>`"unitSortKey" >= ${desk.unitSortKey} and "unitSortKey" < ${desk.unitSortKey} || '~'`

/** How far the round is where the desk stands, and the place's name; no person. */
export async function countDesk(db: Reader, desk: Desk) {
  const counts = await db
    .selectFrom('signingRequests')
    .where('bureauId', '=', desk.bureauId)
    .where('occasionId', '=', desk.roundId)
    .where('state', '<>', 'withdrawn')
    .where(below(desk))
    .select([sql<number>`count(*)::int`.as('asked'), sql<number>`(count(*) filter (where "state" = 'signed'))::int`.as('signed')])
    .executeTakeFirstOrThrow()
  const unit = await db
    .selectFrom('units')
    .where('bureauId', '=', desk.bureauId)
    .where('unitSortKey', '=', desk.unitSortKey)
    .select('name')
    .executeTakeFirst()
  return { ...counts, title: desk.title, unitName: unit?.name ?? '' }
}

/** What a person is asked to sign in the desk's round and place; undefined when nothing is. */
export async function findAsked(db: Reader, desk: Desk, personId: string | null) {
  if (personId === null) return undefined
  const request = await db
    .selectFrom('signingRequests')
    .where('bureauId', '=', desk.bureauId)
    .where('occasionId', '=', desk.roundId)
    .where('personId', '=', personId)
    .where('state', '<>', 'withdrawn')
    .where(below(desk))
    .orderBy(sql`"state" = 'open'`, 'desc')
    .select('id')
    .executeTakeFirst()
  return request?.id
}

/** Desks of a round that are still open, in reach, newest first. */
export const findOpenDesks = (ctx: QueryContext, roundId: string) =>
  ctx.db
    .selectFrom('signingDesks')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('roundId', '=', roundId)
    .where('closedAt', 'is', null)
    .where('endsAt', '>', ctx.now)
    .where(inScope(ctx.scope))
    .orderBy('openedAt', 'desc')
    .selectAll()
    .execute()

/** One desk in reach, locked; notFound outside. */
export async function lockDesk(ctx: QueryContext, id: string) {
  const desk = await ctx.db
    .selectFrom('signingDesks')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .where(inScope(ctx.scope))
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  if (!desk) throw notFound()
  return desk
}

/** The open round in reach that a desk is wanted for. */
export async function findRoundForDesk(ctx: QueryContext, roundId: string) {
  const round = await ctx.db
    .selectFrom('signingRounds as r')
    .where('r.bureauId', '=', ctx.actor.bureauId)
    .where('r.id', '=', roundId)
    .where(
      sql<SqlBool>`(${inScope(ctx.scope, 'r.unitSortKey')} or exists (select 1 from "signingRequests" s where s."bureauId" = r."bureauId" and s."occasionId" = r."id" and ${inScope(ctx.scope, 's.unitSortKey')}))`,
    )
    .select(['r.id', 'r.closedAt'])
    .executeTakeFirst()
  if (!round) throw notFound()
  return round
}
