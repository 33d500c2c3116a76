import { sql } from 'kysely'
import { covers, inPersonScope, inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { invalid, notFound } from '../../platform/errors.ts'
import { lookStateOf } from '../second-looks/public.ts'
import { canAnswer } from './policy.ts'

/** Who proposed and answered stands there as a person, or as an account where nobody of the roster acted. */
const proposals = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('transferProposals as t')
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 't.bureauId').onRef('u.id', '=', 't.toUnitId'))
    .leftJoin('people as b', (j) => j.onRef('b.bureauId', '=', 't.bureauId').onRef('b.id', '=', 't.proposedBy'))
    .leftJoin('people as w', (j) => j.onRef('w.bureauId', '=', 't.bureauId').onRef('w.id', '=', 't.answeredBy'))
    .leftJoin('accounts as ba', (j) => j.onRef('ba.bureauId', '=', 't.bureauId').onRef('ba.accountId', '=', 't.proposedBy'))
    .leftJoin('accounts as wa', (j) => j.onRef('wa.bureauId', '=', 't.bureauId').onRef('wa.accountId', '=', 't.answeredBy'))
    .where('t.bureauId', '=', ctx.actor.bureauId)
    .where(inScope(ctx.scope, 't.unitSortKey'))
    .selectAll('t')
    .select((e) => [
      'u.name as toUnitName',
      e.fn.coalesce('b.name', 'ba.name').as('proposerName'),
      e.fn.coalesce('w.name', 'wa.name').as('answererName'),
    ])

/** People in reach by the blind index of their number, as hex of the index; the office alone asks. */
async function findHolders(ctx: QueryContext, indexes: readonly Buffer[]) {
  if (indexes.length === 0 || !canAnswer(ctx.actor)) return new Map<string, Holder>()
  const rows = await ctx.db
    .selectFrom('personNumbers as n')
    .innerJoin('people', (j) => j.onRef('people.bureauId', '=', 'n.bureauId').onRef('people.id', '=', 'n.personId'))
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'people.bureauId').onRef('u.id', '=', 'people.unitId'))
    .where('n.bureauId', '=', ctx.actor.bureauId)
    .where('n.idNumberIndex', 'in', [...indexes])
    .where('n.voidedAt', 'is', null)
    .where(inPersonScope(ctx.scope))
    .select(['n.idNumberIndex', 'people.id', 'people.name', 'people.number', 'u.name as unitName'])
    .execute()
  return new Map(rows.map(({ idNumberIndex, ...holder }) => [idNumberIndex.toString('hex'), holder]))
}
interface Holder {
  readonly id: string
  readonly name: string
  readonly number: string | null
  readonly unitName: string
}

async function withHolders<R extends { idNumberIndex: Buffer }>(ctx: QueryContext, rows: readonly R[]) {
  const holders = await findHolders(
    ctx,
    rows.map((r) => r.idNumberIndex),
  )
  return rows.map((row) => ({ ...row, person: holders.get(row.idNumberIndex.toString('hex')) ?? null }))
}

/** Where the second look stands, of those that have one; the office alone sees it. */
async function withLooks<R extends { id: string; isAgainstWill: boolean }>(ctx: QueryContext, rows: readonly R[]) {
  const isSeen = canAnswer(ctx.actor)
  const looked: (R & { secondLook: string | null })[] = []
  for (const row of rows) {
    const state = isSeen && row.isAgainstWill ? await lookStateOf(ctx, 'transferAgainstWill', row.id) : undefined
    looked.push({ ...row, secondLook: state ?? null })
  }
  return looked
}

const newestFirst: SortOrder = { columns: ['t.proposedAt', 't.id'], direction: 'desc' }
interface TransferQuery {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
  readonly state?: 'open' | 'accepted' | 'rejected' | 'withdrawn' | undefined
  readonly unitId?: string | undefined
  readonly below?: boolean | undefined
}

/** Proposals of the units in reach, newest first. */
export async function findTransfers(ctx: QueryContext, q: TransferQuery) {
  const limit = q.limit ?? defaultLimit
  let base = proposals(ctx)
  if (q.state) base = base.where('t.state', '=', q.state)
  if (q.unitId) {
    const place = sql`(select "unitSortKey" from "units" where "bureauId" = ${ctx.actor.bureauId} and "id" = ${q.unitId})`
    base = base.where(
      q.below === false
        ? sql<boolean>`t."unitSortKey" = ${place}`
        : sql<boolean>`t."unitSortKey" >= ${place} and t."unitSortKey" < ${place} || '~'`,
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
  const found = toPage(rows, limit, (r) => [r.proposedAt, r.id])
  return { nextCursor: found.nextCursor, total: n, rows: await withLooks(ctx, await withHolders(ctx, found.rows)) }
}

export async function findTransfer(ctx: QueryContext, id: string) {
  const [row] = await withLooks(ctx, await withHolders(ctx, await proposals(ctx).where('t.id', '=', id).execute()))
  if (!row) throw notFound()
  return row
}

/** The proposal to be answered, locked; notFound outside the scope. */
export async function lockTransfer(ctx: QueryContext, id: string) {
  const row = await ctx.db
    .selectFrom('transferProposals')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .where(inScope(ctx.scope, 'transferProposals.unitSortKey'))
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  const [known] = await withHolders(ctx, [row])
  return { ...row, person: known?.person ?? null }
}

/** The open unit that asks, inside the actor's reach. */
export async function findAskingUnit(ctx: QueryContext, unitId: string) {
  const unit = await ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', unitId)
    .where('closedOn', 'is', null)
    .select(['id', 'unitSortKey'])
    .executeTakeFirst()
  if (!unit || !covers(ctx.scope, unit.unitSortKey))
    throw invalid('unitId', '调入单位不在您的范围内，或者已撤销。', 'unknownUnit')
  return unit
}

/** Whether the unit itself has asked for the number already, or has the person; says nothing of other units. */
export async function findOwnTraces(ctx: QueryContext, unitSortKey: string, idNumberIndex: Buffer) {
  const asked = await ctx.db
    .selectFrom('transferProposals')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('unitSortKey', '=', unitSortKey)
    .where('idNumberIndex', '=', idNumberIndex)
    .where('state', '=', 'open')
    .select('id')
    .executeTakeFirst()
  const here = await ctx.db
    .selectFrom('personNumbers')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('idNumberIndex', '=', idNumberIndex)
    .where('unitSortKey', '=', unitSortKey)
    .where('voidedAt', 'is', null)
    .select('personId')
    .executeTakeFirst()
  return { isAsked: asked !== undefined, isHere: here !== undefined }
}
