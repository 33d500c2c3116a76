import { type SqlBool, sql } from 'kysely'
import { holderOf, inSealed } from '../../platform/access/sealed-files.ts'
import { addDays } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { rowsOf } from '../../platform/database/rows-of.ts'
import { notFound } from '../../platform/errors.ts'
import type { sealedActs } from './contract.ts'
import { type LookState, letsThrough } from './workflow.ts'

export const sealPlace = (column: string, id: string): string => `secondLooks.${column}.${id}`

/** Whom an adverse act is about, as the roster said when the look was asked for. */
export interface LookedAt {
  readonly id: string
  readonly name: string
  readonly unitName: string
}
type Act = (typeof sealedActs)[number]
type Keyed = Pick<QueryContext, 'keys'>
/** The record that waits, as an HMAC: it can be asked for, never read back. */
export const recordStampOf = ({ keys }: Keyed, act: Act, recordId: string): string =>
  keys.stamp('secondLookRecord', `${act} ${recordId}`)
export const sealPerson = ({ keys }: Keyed, id: string, person: LookedAt): string =>
  keys.seal(JSON.stringify(person), sealPlace('personSealed', id))
/** Whom a look is about; a row of before the sealing is sealed when the server starts, ahead of its first reader. */
export const openPerson = ({ keys }: Keyed, look: { id: string; personSealed: string | null }): LookedAt =>
  JSON.parse(keys.open(look.personSealed ?? '', sealPlace('personSealed', look.id))) as LookedAt

/** Looks lent to the caller under the role of the session. */
export const looksHeld = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('secondLooks as l')
    .where('l.bureauId', '=', ctx.actor.bureauId)
    .where(inSealed(ctx, 'l.id', [ctx.actor.role]))

/** Marks under which a person's concerns stand; they can be asked for, never read back. */
const stampsOf = (ctx: QueryContext, personId: string): string[] =>
  ['namedRaiser', 'concernRaiser'].map((purpose) => ctx.keys.stamp(purpose, personId))

async function protectedSince(ctx: QueryContext): Promise<string> {
  const settings = await ctx.db
    .selectFrom('concernRules')
    .where('bureauId', '=', ctx.actor.bureauId)
    .select('protectionDays')
    .executeTakeFirst()
  return addDays(ctx.today, -(settings?.protectionDays ?? 180))
}

/** People of whom the caller handles a concern from within the period. */
async function holdersConcerns(ctx: QueryContext, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  const stamps = new Map(personIds.flatMap((p) => stampsOf(ctx, p).map((stamp) => [stamp, p] as const)))
  const rows = await ctx.db
    .selectFrom('concerns')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('raiserStamp', '=', sql<string>`any(${[...stamps.keys()]}::text[])`)
    .where('raisedOn', '>=', await protectedSince(ctx))
    .where(inSealed(ctx, 'id', [ctx.actor.role]))
    .select('raiserStamp')
    .execute()
  return new Set(rows.flatMap((r) => stamps.get(r.raiserStamp ?? '') ?? []))
}

const newestFirst: SortOrder = { columns: ['l.askedOn', 'l.id'], direction: 'desc' }
interface LookQuery {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
  readonly state?: LookState | undefined
}
const facts = (ctx: QueryContext) => looksHeld(ctx).selectAll('l')
export type LookFacts = Awaited<ReturnType<ReturnType<typeof facts>['executeTakeFirstOrThrow']>>

export async function findLooks(ctx: QueryContext, { limit = defaultLimit, cursor, state }: LookQuery) {
  const isWanted = state ? sql<SqlBool>`l."state" = ${state}` : sql<SqlBool>`true`
  const rows = await facts(ctx)
    .where(isWanted)
    .where(afterCursor(newestFirst, cursor))
    .orderBy(orderBy(newestFirst))
    .limit(limit + 1)
    .execute()
  const { n } = await looksHeld(ctx)
    .where(isWanted)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const found = toPage(rows, limit, (r) => [r.askedOn, r.id])
  const hinted = await holdersConcerns(
    ctx,
    found.rows.map((r) => openPerson(ctx, r).id),
  )
  return { ...found, total: n, hinted }
}

export async function findLook(ctx: QueryContext, id: string): Promise<{ look: LookFacts; hinted: ReadonlySet<string> }> {
  const look = await facts(ctx).where('l.id', '=', id).executeTakeFirst()
  if (!look) throw notFound()
  return { look, hinted: await holdersConcerns(ctx, [openPerson(ctx, look).id]) }
}

export async function lockLook(ctx: QueryContext, id: string) {
  const look = await ctx.db
    .selectFrom('secondLooks')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .where(inSealed(ctx, 'id', [ctx.actor.role]))
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  if (!look) throw notFound()
  return look
}

export interface Looker {
  readonly accountId: string
  readonly name: string
  readonly role: 'auxiliaryOffice' | 'politicalOfficeLeader'
}
const nobody = '00000000-0000-0000-0000-000000000000'
/** Accounts of the office outside the person's chain, and the political office leader; never who asks. */
export async function findLookers(ctx: QueryContext, personId: string): Promise<Looker[]> {
  const asker = ctx.actor.accountId || nobody
  return rowsOf(ctx, sql<Looker>`select * from "secondLookers"(${personId}::uuid, ${asker}::uuid, ${ctx.today}::date)`)
}

/** The one of those who may that looks: somebody who handles a concern of the person already, else drawn by the look's own id, so that being chosen or not tells nothing. */
export async function chooseLooker(
  ctx: QueryContext,
  { lookId, personId, able }: { lookId: string; personId: string; able: readonly Looker[] },
): Promise<Looker | undefined> {
  const office = able.filter((l) => l.role === 'auxiliaryOffice')
  const lookers = office.length > 0 ? office : able
  const markOf = (l: Looker): string => holderOf(ctx.keys, l.accountId)
  const rows = await rowsOf(
    ctx,
    sql<{
      mark: string
    }>`select "mark" from "concernKeepers"(${stampsOf(ctx, personId)}::text[], ${lookers.map(markOf)}::text[],
    ${await protectedSince(ctx)}::date) as "mark"`,
  )
  const keepers = lookers.filter((l) => rows.some((r) => r.mark === markOf(l)))
  const turnOf = (l: Looker): string => ctx.keys.stamp('secondLook', `${lookId} ${l.accountId}`)
  return (keepers.length > 0 ? keepers : lookers).toSorted((a, b) => (turnOf(a) < turnOf(b) ? -1 : 1))[0]
}

/** Where the second look at an adverse act stands; undefined when none was asked for. That it waits is no secret: every such act has one. */
export async function lookStateOf(ctx: QueryContext, act: Act, recordId: string): Promise<LookState | undefined> {
  const [row] = await rowsOf(
    ctx,
    sql<{
      state: LookState | null
    }>`select "secondLookState"(${recordStampOf(ctx, act, recordId)}) as "state"`,
  )
  return row?.state ?? undefined
}

/** A second person has looked at the adverse act, and it may take effect. */
export async function isLookedAt(ctx: QueryContext, act: Act, recordId: string): Promise<boolean> {
  const state = await lookStateOf(ctx, act, recordId)
  return state !== undefined && letsThrough.includes(state)
}
