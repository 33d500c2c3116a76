import { type RawBuilder, sql } from 'kysely'
import { type EventChange, recordEvent } from '../audit/record-event.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { newId } from '../ids.ts'
import type { Keys } from '../keys.ts'

/** 密封借阅 — who may open a sealed file, in which capacity, from when to when; the holder as an HMAC, the name sealed. */
export interface SealedAccessRow {
  bureauId: string
  id: string
  fileId: string
  holder: string
  capacity: string
  nameSealed: string
  reasonSealed: string | null
  lentAt: Date
  endedAt: Date | null
}
export interface SealedFilesTables {
  sealedAccess: SealedAccessRow
}

/** How an account or a person stands as the holder of sealed files; nobody without the bureau's keys can tell whose it is. */
export const holderOf = (keys: Keys, accountOrPersonId: string): string => keys.stamp('sealedHolder', accountOrPersonId)

/** The account as one who raises in confidence: a mark of its own, so that no file under the account's name leads to it. */
export const hiddenHolder = (accountId: string): string => `hidden:${accountId}`

/** The caller as holder: by account, by person, and in confidence; whoever acts in another's place holds nothing. */
export const holdersOf = ({ actor, keys }: Pick<QueryContext, 'actor' | 'keys'>): string[] =>
  (actor.onBehalfOf ? [] : [actor.accountId, actor.personId, actor.accountId && hiddenHolder(actor.accountId)]).flatMap((id) =>
    id ? [holderOf(keys, id)] : [],
  )

/** Condition "this sealed file is lent to me now" on a column of file ids; put it in every WHERE. `capacities` narrows it. */
export function inSealed(ctx: QueryContext, column: string, capacities?: readonly string[]): RawBuilder<boolean> {
  const narrowed = capacities ? sql`and s."capacity" = any(${capacities}::text[])` : sql``
  return sql<boolean>`${sql.ref(column)} in (select s."fileId" from "sealedAccess" s where s."bureauId" = ${ctx.actor.bureauId}
    and s."holder" = any(${holdersOf(ctx)}::text[]) and s."endedAt" is null ${narrowed})`
}

/** In which capacities the caller holds a file now; empty: not at all, and the file is not found. */
export async function capacitiesOf(ctx: QueryContext, fileId: string): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('sealedAccess')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('fileId', '=', fileId)
    .where('holder', '=', sql<string>`any(${holdersOf(ctx)}::text[])`)
    .where('endedAt', 'is', null)
    .select('capacity')
    .execute()
  return rows.map((r) => r.capacity)
}

const place = (id: string, column: string): string => `sealedAccess.${column}.${id}`

export interface Lending {
  /** An account, or a person who reads under whatever account. */
  readonly to: string
  readonly name: string
  readonly capacity: string
  readonly reason?: string
}

/** Lends a file to holders, each in a capacity; lent already changes nothing. A new file is lent to the caller first: only a holder lends on. */
export async function lendFile(ctx: CommandContext, fileId: string, lendings: readonly Lending[]): Promise<void> {
  const { bureauId } = ctx.actor
  for (const { to, name, capacity, reason } of lendings) {
    const id = newId()
    const holder = holderOf(ctx.keys, to)
    const lent = await ctx.db
      .selectFrom('sealedAccess')
      .where((e) => e.and({ bureauId, fileId, holder, capacity }))
      .where('endedAt', 'is', null)
      .select('id')
      .executeTakeFirst()
    if (lent) continue
    await ctx.tx
      .insertInto('sealedAccess')
      .values({
        bureauId,
        id,
        fileId,
        holder,
        capacity,
        nameSealed: ctx.keys.seal(name, place(id, 'nameSealed')),
        reasonSealed: reason ? ctx.keys.seal(reason, place(id, 'reasonSealed')) : null,
        lentAt: ctx.now,
        endedAt: null,
      })
      .execute()
  }
}

/** Takes a file back from whoever stands under a mark in a capacity, from now on. */
export async function endLent(ctx: CommandContext, fileId: string, from: { holder: string; capacity: string }): Promise<void> {
  await ctx.tx
    .updateTable('sealedAccess')
    .set({ endedAt: ctx.now })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('fileId', '=', fileId)
    .where('holder', '=', from.holder)
    .where('capacity', '=', from.capacity)
    .where('endedAt', 'is', null)
    .execute()
}

/** Takes a file back from an account or a person in a capacity, from now on. */
export const endLending = (ctx: CommandContext, fileId: string, from: { to: string; capacity: string }): Promise<void> =>
  endLent(ctx, fileId, { holder: holderOf(ctx.keys, from.to), capacity: from.capacity })

const named = (ctx: QueryContext, rows: readonly SealedAccessRow[]) =>
  rows.map((r) => ({
    holder: r.holder,
    capacity: r.capacity,
    name: ctx.keys.open(r.nameSealed, place(r.id, 'nameSealed')),
    reason: r.reasonSealed ? ctx.keys.open(r.reasonSealed, place(r.id, 'reasonSealed')) : null,
    lentAt: r.lentAt,
    endedAt: r.endedAt,
  }))
const lendingsOf = (ctx: QueryContext, fileId: string) =>
  ctx.db
    .selectFrom('sealedAccess')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('fileId', '=', fileId)
    .selectAll()
    .orderBy('lentAt')
    .orderBy('capacity')
    .orderBy('id')

/** Everybody a file was ever lent to, in order, with names; only a holder finds any. */
export const findLendings = async (ctx: QueryContext, fileId: string) =>
  named(ctx, await lendingsOf(ctx, fileId).where(inSealed(ctx, 'fileId')).execute())

/** The same for a settlement, which runs as the owner and holds nothing; row-level security shows others no more than findLendings. */
export const findEveryLending = async (ctx: QueryContext, fileId: string) => named(ctx, await lendingsOf(ctx, fileId).execute())

/** Records an act on a sealed file: on the trail like any other, seen by its holders alone. Values of changes never stand in plain text. */
export const recordSealed = (
  ctx: Parameters<typeof recordEvent>[0],
  { fileId, verb, changes = [] }: { fileId: string; verb: string; changes?: readonly EventChange[] },
): Promise<string> => recordEvent(ctx, { verb, subjects: [{ id: fileId, kind: 'sealedFile' }], changes })

/** Who opened a sealed file and when, the newest first; events of the verb given, seen by holders alone. */
export const findOpenings = (ctx: QueryContext, fileId: string, verb: string, limit = 100) =>
  ctx.db
    .selectFrom('eventSubjects as s')
    .innerJoin('events as e', (j) => j.onRef('e.bureauId', '=', 's.bureauId').onRef('e.id', '=', 's.eventId'))
    .where('s.bureauId', '=', ctx.actor.bureauId)
    .where('s.subjectId', '=', fileId)
    .where('s.subjectKind', '=', 'sealedFile')
    .where('e.verb', '=', verb)
    .where('e.result', '=', 'done')
    .where(inSealed(ctx, 's.subjectId'))
    .orderBy('s.at', 'desc')
    .limit(limit)
    .select(['e.actorName as name', 'e.role', 's.at'])
    .execute()
