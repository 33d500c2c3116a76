import { sql } from 'kysely'
import { hiddenHolder, lendFile, recordSealed } from '../../../platform/access/sealed-files.ts'
import { addDays } from '../../../platform/calendar/dates.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'
import type { Act } from '../../../platform/http/idempotency.ts'
import { newId, newReadableSecret } from '../../../platform/ids.ts'
import { normaliseName } from '../../../platform/names.ts'
import type { aboutLevels, categories, kinds, ways } from '../contract.ts'
import { findTerms, handlersAt, type Raiser, route, sealPlace } from '../queries.ts'
import { addText, authorOf } from './add-word.ts'

export interface Raised {
  readonly kind: (typeof kinds)[number]
  readonly way: (typeof ways)[number]
  readonly category: (typeof categories)[number]
  readonly about: readonly (typeof aboutLevels)[number][]
  readonly aboutName: string | null
  readonly text: string
}

/** Runs an act on a concern once a key. The key is kept as an HMAC with the concern, never beside an account. */
export async function onceSealed(ctx: CommandContext, act: Act, run: () => Promise<{ id: string }>): Promise<{ id: string }> {
  const { bureauId, accountId } = ctx.actor
  const keyStamp = ctx.keys.stamp('concernAct', `${accountId}:${act.key}`)
  const digest = ctx.keys.stamp('concernAct', act.digest)
  await sql`select pg_advisory_xact_lock(hashtextextended(${keyStamp}, 11))`.execute(ctx.tx)
  const known = await ctx.tx
    .selectFrom('concernActs')
    .where('bureauId', '=', bureauId)
    .where('keyStamp', '=', keyStamp)
    .select(['digest', 'concernId'])
    .executeTakeFirst()
  if (known && known.digest !== digest)
    throw new DomainError('invalid', 'idempotencyKeyReused', '这个防重号已用于另一次提交，内容不同，没有办理。')
  if (known) return { id: known.concernId }
  const done = await run()
  await ctx.tx.insertInto('concernActs').values({ bureauId, keyStamp, digest, concernId: done.id }).execute()
  return done
}

/** 查询码 — 128 bits in groups that can be read from paper, drawn from the page's own random key under the server's, so that a repeat answers the same. */
export function tokenOf(keys: CommandContext['keys'], act: Act): string {
  if (act.key.length < 32) throw new DomainError('badRequest', 'keyTooShort', '匿名提交的防重号要有 32 位以上，没有办理。')
  const bits = keys.blind('anonymousToken', act.key).subarray(0, 16).toString('hex').toUpperCase()
  return bits.match(/.{4}/g)?.join('-') ?? bits
}

/** Who raises, as the handlers are told; nobody when anonymous. */
async function raiserOf(ctx: CommandContext, way: Raised['way']): Promise<Raiser | null> {
  if (way === 'anonymous') return null
  const unit = await ctx.tx
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', ctx.actor.unitId)
    .select('name')
    .executeTakeFirst()
  return { accountId: ctx.actor.accountId, name: ctx.actor.name, unit: unit?.name ?? '' }
}

/** HMAC by which a second person who holds the concern finds it again; named and confidential ones never meet in it. */
const stampOf = (keys: CommandContext['keys'], way: 'named' | 'confidential', personId: string): string =>
  keys.stamp(way === 'named' ? 'namedRaiser' : 'concernRaiser', personId)

/** Whether the name is that of the political office leader, who then learns of nothing, overdue or not. */
async function isOfPoliticalOffice(ctx: CommandContext, name: string | null): Promise<boolean> {
  const asked = { levels: ['politicalOfficeLeader'] as const, unitId: null, raiserId: null }
  return name !== null && (await handlersAt(ctx, { ...asked, name })).length === 0
}

/** 反映诉求 — a sealed file from its first moment: lent to the raiser and to the first level that it is not about. */
export async function raiseConcern(ctx: CommandContext, said: Raised): Promise<{ id: string }> {
  const { way } = said
  const isNamed = way === 'named'
  const aboutName = said.aboutName ? normaliseName(said.aboutName) : null
  const raiser = await raiserOf(ctx, way)
  const unitId = raiser && isNamed ? ctx.actor.unitId : null
  const handlers = await route(ctx, said, { unitId: ctx.actor.unitId, name: aboutName, raiserId: raiser?.accountId ?? null })
  if (handlers.length === 0) throw new DomainError('conflict', 'nobodyToHandle', '本局现在没有可以受理的人，请向上级机关反映。')
  const settings = await findTerms(ctx)
  const id = newId()
  const { accountId, bureauId, personId } = ctx.actor
  await lendFile(ctx, id, [{ to: isNamed ? accountId : hiddenHolder(accountId), name: '反映人', capacity: 'raiser' }])
  await lendFile(
    ctx,
    id,
    handlers.map((h) => ({ to: h.accountId, name: h.name, capacity: h.role })),
  )
  const seal = (column: string, value: object | null) =>
    value === null ? null : ctx.keys.seal(JSON.stringify(value), sealPlace(column, id))
  await ctx.tx
    .insertInto('concerns')
    .values({
      bureauId,
      id,
      number: newReadableSecret().slice(0, 9),
      kind: said.kind,
      way,
      category: said.category,
      raiserSealed: seal('raiserSealed', raiser),
      raiserStamp: way === 'anonymous' || personId === null ? null : stampOf(ctx.keys, way, personId),
      unitId,
      aboutSealed: seal('aboutSealed', { levels: said.about, name: aboutName }) ?? '',
      isAboutPoliticalOffice: said.about.includes('politicalOfficeLeader') || (await isOfPoliticalOffice(ctx, aboutName)),
      raisedOn: ctx.today,
      receiptDueOn: addDays(ctx.today, settings.receiptDays),
      answerDueOn: addDays(ctx.today, settings.answerDays),
    })
    .execute()
  await addText(ctx, id, { act: 'raised', side: 'raiser', name: null, text: said.text })
  await recordSealed(authorOf(ctx, way), { fileId: id, verb: 'concern.raised' })
  return { id }
}
