import { type SqlBool, sql } from 'kysely'
import { inPersonScope, inScope } from '../../platform/access/scope.ts'
import type { CommandContext, QueryContext, Reader } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { DomainError, notFound } from '../../platform/errors.ts'
import type { Act } from '../../platform/http/idempotency.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { roleFacts, rolesOf } from '../accounts/public.ts'
import { fieldsOf, findVersion } from '../wordings/public.ts'
import { faultsOf, type KeptSignature } from './evidence.ts'

interface Paging {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
}
const newestFirst: SortOrder = { columns: ['r.createdAt', 'r.id'], direction: 'desc' }

const requests = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('signingRequests as r')
    .innerJoin('wordingVersions as v', (j) => j.onRef('v.bureauId', '=', 'r.bureauId').onRef('v.id', '=', 'r.versionId'))
    .leftJoin('signatures as s', (j) => j.onRef('s.bureauId', '=', 'r.bureauId').onRef('s.requestId', '=', 'r.id'))
    .where('r.bureauId', '=', ctx.actor.bureauId)
    .selectAll('r')
    .select(['v.title', 'v.number', 's.id as signatureId', 's.means', 's.recordedByName'])
export type FoundRequest = Awaited<ReturnType<typeof findOwnRequest>>

async function pageOf(query: ReturnType<typeof requests>, { limit = defaultLimit, cursor }: Paging) {
  const moment = sql<string>`to_char(r."createdAt" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('moment')
  const rows = await query
    .select(moment)
    .where(afterCursor(newestFirst, cursor))
    .orderBy(orderBy(newestFirst))
    .limit(limit + 1)
    .execute()
  const { n } = await query
    .clearSelect()
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.moment, r.id]), total: n }
}

/** Asks of the person who acts, under whatever role: nobody reads another's this way. */
const ownRequests = (ctx: QueryContext) => requests(ctx).where('r.personId', '=', ctx.actor.personId)

/** What the person is asked to sign and has answered, newest first. */
export function findOwnRequests(ctx: QueryContext, q: Paging & { state?: 'waiting' | 'answered' | undefined }) {
  const waiting = sql<SqlBool>`(r."state" = 'open' or (r."state" = 'declined' and r."endedAt" is null))`
  const own = ownRequests(ctx).where('r.state', '<>', 'withdrawn')
  if (q.state === 'waiting') return pageOf(own.where(waiting), q)
  return pageOf(q.state === 'answered' ? own.where((e) => e.not(waiting)) : own, q)
}

/** What nobody has answered yet and may be answered today, the earliest day first, without a day last. */
const ownOpen = (ctx: QueryContext) => ownRequests(ctx).where('r.state', '=', 'open').where('r.fromOn', '<=', ctx.today)

export const findOwnOpen = (ctx: QueryContext, limit: number) =>
  ownOpen(ctx)
    .orderBy('r.dueOn', (o) => o.asc().nullsLast())
    .orderBy('r.id')
    .limit(limit)
    .execute()

export const countOwnOpen = async (ctx: QueryContext): Promise<number> =>
  (
    await ownOpen(ctx)
      .clearSelect()
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n

export async function findOwnRequest(ctx: QueryContext, id: string) {
  const row = await ownRequests(ctx).where('r.id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** The own request to be answered, locked; notFound for anybody else's. */
export async function lockOwnRequest(ctx: CommandContext, id: string) {
  const row = await ownRequests(ctx).where('r.id', '=', id).forUpdate('r').executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** One request with its text and values: as signed, or as they stand today for the person who acts. */
export async function findSigning(ctx: QueryContext, id: string) {
  const request = await findOwnRequest(ctx, id)
  const attached = request.attachedVersionId === null ? undefined : await findVersion(ctx, request.attachedVersionId)
  if (request.signatureId === null) {
    const secrets = await findOwnSecrets(ctx)
    return { request, attached, secrets, signature: undefined, ...(await findOwnText(ctx, request)) }
  }
  const signature = await ctx.db
    .selectFrom('signatures')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', request.signatureId)
    .selectAll()
    .executeTakeFirstOrThrow()
  return { request, attached, signature, version: await findVersion(ctx, request.versionId), fields: signature.fields }
}

/** The text of a request with the values that it takes today: those of its occasion, else of the person who acts. */
export async function findOwnText(ctx: QueryContext, request: Pick<FoundRequest, 'versionId' | 'given'>) {
  const version = await findVersion(ctx, request.versionId)
  const { personId } = ctx.actor
  const own = personId ? (await fieldsOf(ctx, [personId])).get(personId) : undefined
  if (!own) throw new DomainError('conflict', 'noFile', '花名册里读不到您的资料，文本里的单位、姓名填不出来，请找辅警办。')
  return { version, own, fields: { ...own, ...request.given } }
}

/** Whether the person has a signing PIN, and when an administrator last reset the secret. */
export async function findOwnSecrets(ctx: QueryContext) {
  const own = await ctx.db
    .selectFrom('accounts as a')
    .innerJoin('secrets as x', (j) => j.onRef('x.bureauId', '=', 'a.bureauId').onRef('x.accountId', '=', 'a.accountId'))
    .where('a.bureauId', '=', ctx.actor.bureauId)
    .where('a.accountId', '=', ctx.actor.accountId)
    .select(['a.resetAt', 'x.pinHash'])
    .executeTakeFirst()
  return { resetAt: own?.resetAt ?? null, hasPin: Boolean(own?.pinHash) }
}

/** Whether account, session, person and role of the actor stand at this moment, not only when the request came in. */
export async function isStillActing(ctx: QueryContext): Promise<boolean> {
  const { bureauId, accountId, personId, role, sessionId } = ctx.actor
  const own = await ctx.db
    .selectFrom('accounts as a')
    .innerJoin('people as p', (j) => j.onRef('p.bureauId', '=', 'a.bureauId').onRef('p.id', '=', 'a.personId'))
    .leftJoin('sessions as e', (j) => j.onRef('e.bureauId', '=', 'a.bureauId').on('e.id', '=', sessionId))
    .where('a.bureauId', '=', bureauId)
    .where('a.accountId', '=', accountId)
    .where('a.state', '=', 'open')
    .where('e.endedAt', 'is', null)
    .where('p.voidedAt', 'is', null)
    .where((e) => e.or([e('p.separatedOn', 'is', null), e('p.separatedOn', '>', ctx.today)]))
    .select('a.accountId')
    .executeTakeFirst()
  return own !== undefined && rolesOf(await roleFacts(ctx.db, { bureauId, accountId, personId }, ctx.today)).includes(role)
}

/** The act with this key, if it was done already. */
export const findDone = async (ctx: QueryContext, act: Act): Promise<Reference | undefined> =>
  (
    await ctx.db
      .selectFrom('idempotencyKeys')
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('accountId', '=', ctx.actor.accountId)
      .where('key', '=', act.key)
      .where('digest', '=', act.digest)
      .select('reference')
      .executeTakeFirst()
  )?.reference

/** The bureau's sealing key of today. */
export async function findSealKey(ctx: QueryContext) {
  const key = await sealKeys(ctx).where('retiredAt', 'is', null).executeTakeFirst()
  if (!key)
    throw new DomainError('conflict', 'noSealKey', '本局还没有签章密钥，不能签署。请安全管理员在“系统管理 → 签章密钥”里生成。')
  return key
}
const sealKeys = (ctx: QueryContext) => ctx.db.selectFrom('sealKeys').where('bureauId', '=', ctx.actor.bureauId).selectAll()

/** A sealing key, retired or not. */
const findSealKeyById = (ctx: QueryContext, id: string) => sealKeys(ctx).where('id', '=', id).executeTakeFirst()

/** Every sealing key, newest first. */
export const findSealKeys = (ctx: QueryContext) =>
  sealKeys(ctx).orderBy(sql`"retiredAt" is not null`).orderBy('madeAt', 'desc').limit(500).execute()

/** A signature within reach: of the own units, of those led, one's own; notFound outside. */
export async function findSignature(ctx: QueryContext, id: string) {
  const row = await ctx.db
    .selectFrom('signatures')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .where((e) =>
      e.or([
        inScope(ctx.scope, 'signatures.unitSortKey'),
        sql<SqlBool>`"signatures"."personId" = any(${ctx.scope.personIds}::uuid[])`,
        e('personId', '=', ctx.actor.personId),
      ]),
    )
    .selectAll()
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** Any signature of the bureau, for whoever asks whether it is sound; read by the gate, before any reach. */
export async function findSignatureAnywhere(db: Reader, bureauId: string, id: string) {
  const row = await db
    .selectFrom('signatures')
    .where('bureauId', '=', bureauId)
    .where('id', '=', id)
    .selectAll()
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

/** What a person in reach was asked to sign, newest first; notFound outside the scope. Those who left are the office's alone. */
export async function findPersonSignatures(ctx: QueryContext, personId: string, q: Paging) {
  const person = await ctx.db
    .selectFrom('people')
    .where('people.bureauId', '=', ctx.actor.bureauId)
    .where('people.id', '=', personId)
    .where('people.voidedAt', 'is', null)
    .where(inPersonScope(ctx.scope))
    .where((e) => (ctx.actor.role === 'auxiliaryOffice' ? e.lit(true) : e('people.separatedOn', 'is', null)))
    .select('people.id')
    .executeTakeFirst()
  if (!person) throw notFound()
  return pageOf(requests(ctx).where('r.personId', '=', personId).where('r.state', '<>', 'withdrawn'), q)
}

/** Place of an event in the trail; undefined until it is linked (a second at most). Read by the chainer's role: a number, nothing else. */
export const findPlace = async (db: Reader, eventId: string): Promise<number | undefined> =>
  (await db.selectFrom('trailLinks').where('eventId', '=', eventId).select('position').executeTakeFirst())?.position

/** What does not hold of a stored signature; its version where it can still be read. */
export async function findSoundness(ctx: QueryContext, signature: KeptSignature) {
  const key = await findSealKeyById(ctx, signature.sealKeyId)
  const version = await findVersion(ctx, signature.versionId).catch((error: Error) => error)
  if (version instanceof Error) return { version: undefined, key, faults: [version.message] }
  return { version, key, faults: key ? faultsOf(signature, version, key.publicKey) : ['封签所用的密钥不在库里。'] }
}
