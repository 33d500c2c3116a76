import type { Context, Hono } from 'hono'
import type { z } from 'zod'
import { assertDelegated } from '../access/delegated.ts'
import { recordEvent } from '../audit/record-event.ts'
import { beijingDate } from '../calendar/dates.ts'
import type { CommandContext, QueryContext } from '../context.ts'
import { settingsOf, transact } from '../database/transact.ts'
import { DomainError, forbidden } from '../errors.ts'
import { sha256 } from '../keys.ts'
import type { Endpoint, Who } from './contract.ts'
import { actOf, once } from './idempotency.ts'
import { assertInPlace } from './in-place.ts'
import { asDomainError, problemResponse } from './problem.ts'
import { assertSameOrigin } from './same-origin.ts'
import type { Services, Session } from './service.ts'
import { slowDown } from './slow-down.ts'
import type { Reference } from './tables.ts'

export interface Mount {
  readonly hono: Hono
  readonly services: Services
  /** Finds the session of a request; undefined without a living one. */
  readonly findSession: (c: Context) => Promise<Session | undefined>
  /** Address of the caller, the named proxy's word believed. */
  readonly addressOf: (c: Context) => string
  readonly isSecure: (c: Context) => boolean
  readonly productVersion: string
  /** Whether an act may be done in another's place (module delegations). */
  readonly isDelegable: (endpoint: Endpoint) => boolean
  /** Everything mounted, for the OpenAPI document and the authorization matrix. */
  readonly endpoints: Endpoint[]
}
/** A file as an answer. */
export interface Download {
  readonly bytes: Uint8Array
  readonly fileName: string
  readonly mediaType: string
}
export type InputOf<E> =
  E extends Endpoint<infer P, infer Q, infer B, z.ZodType>
    ? { params: z.infer<P>; query: z.infer<Q>; body: z.infer<B>; readonly bytes?: Uint8Array }
    : never
type Answer<E> = E extends Endpoint<z.ZodType, z.ZodType, z.ZodType, infer O> ? z.infer<O> | Download : never

const [maxBody, maxUpload, freshFor] = [2_000_000, 20 * 1024 * 1024, 5 * 60_000]

function assertMay(who: Who, session: Session | undefined): asserts session is Session {
  if (!session) throw new DomainError('unauthenticated', 'signInRequired', '登录已经结束，请重新登录；没有存的内容还在页面上。')
  if (who !== 'anyone' && who !== 'signedIn' && !who.includes(session.actor.role)) throw forbidden()
}

function assertAtDesk(endpoint: Endpoint, session: Session): void {
  if (session.deskId !== null && !endpoint.atDesk)
    throw new DomainError('forbidden', 'atDesk', '签署台上只能签署，别的事请在自己的电脑上办。')
}

function assertFresh(endpoint: Endpoint, session: Session, now: Date): void {
  if (session.mustChangeSecret && !endpoint.path.startsWith('/api/session')) {
    throw new DomainError('forbidden', 'secretChangeRequired', '首次登录或重置后，请先换成自己的口令。')
  }
  if (endpoint.stepUp && (!session.steppedUpAt || now.getTime() - session.steppedUpAt.getTime() > freshFor)) {
    throw new DomainError('forbidden', 'stepUpRequired', '这件事要再输一次自己的口令，五分钟内有效。')
  }
}

async function readBody(c: Context): Promise<{ text: string; value: unknown }> {
  if (Number(c.req.header('content-length') ?? 0) > maxBody) throw new DomainError('tooLarge', 'bodyTooLarge', '提交的内容太大。')
  const text = await c.req.text()
  if (text.length > maxBody) throw new DomainError('tooLarge', 'bodyTooLarge', '提交的内容太大。')
  if (text === '') return { text, value: {} }
  if (!c.req.header('content-type')?.startsWith('application/json'))
    throw new DomainError('unsupported', 'notJson', '提交的内容应为 JSON。')
  if (text.includes('\\u0000')) throw new DomainError('invalid', 'invalidValue', '内容里有系统不接受的空字符。')
  try {
    return { text, value: JSON.parse(text) as unknown }
  } catch {
    throw new DomainError('badRequest', 'brokenJson', '提交的内容不完整，没有办理。')
  }
}

/** The bytes of an upload; reading stops at the limit. */
async function readBytes(c: Context): Promise<{ text: string; value: unknown; bytes: Uint8Array }> {
  const tooLarge = () =>
    new DomainError('tooLarge', 'fileTooLarge', '文件超过 20 MB。删去图片和用不到的工作表，或者分成几个文件上传。')
  if (!c.req.header('content-type')?.startsWith('application/octet-stream'))
    throw new DomainError('unsupported', 'notBytes', '提交的内容应为文件。')
  if (Number(c.req.header('content-length') ?? 0) > maxUpload) throw tooLarge()
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of c.req.raw.body ?? []) {
    size += piece.length
    if (size > maxUpload) throw tooLarge()
    pieces.push(piece)
  }
  const bytes = Buffer.concat(pieces)
  return { text: sha256(bytes), value: {}, bytes }
}

function readSent(endpoint: Endpoint, c: Context): Promise<{ text: string; value: unknown; bytes?: Uint8Array }> {
  if (endpoint.method === 'get') return Promise.resolve({ text: '', value: {} })
  return endpoint.rawBody ? readBytes(c) : readBody(c)
}

async function parse<E extends Endpoint>(endpoint: E, c: Context): Promise<{ input: InputOf<E>; text: string }> {
  const { text, value, bytes } = await readSent(endpoint, c)
  /* Bytes carry no fields: an upload has its version in the address. */
  const carrier = endpoint.rawBody ? c.req.query() : value
  const hasVersion = typeof carrier === 'object' && carrier !== null && 'version' in carrier
  if (endpoint.versioned && !hasVersion)
    throw new DomainError('versionRequired', 'versionRequired', '提交里没有带上记录的版本，没有办理；请刷新页面再试。')
  const params = endpoint.params?.safeParse(c.req.param())
  if (params && !params.success) throw new DomainError('notFound', 'notFound', '没有找到这条记录，或者不在您的范围内。')
  const input = {
    params: params?.data ?? {},
    query: endpoint.query?.parse(c.req.query()) ?? {},
    body: endpoint.body?.parse(value) ?? {},
    ...(bytes ? { bytes } : {}),
  }
  return { input: input as InputOf<E>, text }
}

function contextOf(services: Services, session: Session, tx: CommandContext['tx']): CommandContext {
  const [{ actor, scope, arrivedAt }, now] = [session, services.clock()]
  return { db: tx, tx, actor, scope, now, arrivedAt, today: beijingDate(now), keys: services.keys }
}

/** Runs work in a transaction under the session's reach. */
export function asActor<T>(services: Services, session: Session, work: (ctx: CommandContext) => Promise<T>): Promise<T> {
  return inReach(services, session, async (ctx) => {
    await assertDelegated(ctx)
    return work(ctx)
  })
}

function inReach<T>(services: Services, session: Session, work: (ctx: CommandContext) => Promise<T>): Promise<T> {
  const settings = settingsOf(session.actor, session.scope, services.keys, session.unitKeys)
  return transact(services.pool, 'mingze_app', settings, (tx) => work(contextOf(services, session, tx)))
}

const refusals = new Set(['forbidden', 'notFound', 'tooMany'])

/** A refusal leaves its event too; guesses at ids slow down after fifty misses. */
async function noteRefusal(mount: Mount, endpoint: Endpoint, session: Session | undefined, error: DomainError): Promise<void> {
  if (!session || !refusals.has(error.kind)) return
  await inReach(mount.services, session, (ctx) =>
    recordEvent(ctx, { verb: endpoint.event ?? `${endpoint.method} ${endpoint.path}`, result: error.code }),
  ).catch(() => undefined)
  if (error.kind !== 'notFound') return
  await slowDown(mount.services, session.actor.accountId)
}

function send(c: Context, endpoint: Endpoint, answer: unknown): Response {
  if (!endpoint.isFile) return c.json(answer as object, 200, { 'Cache-Control': 'no-store' })
  const file = answer as Download
  return c.body(file.bytes as Uint8Array<ArrayBuffer>, 200, {
    'Content-Type': file.mediaType,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
  })
}

/** Mounts an endpoint that needs no session (sign-in, greeting). */
export function open<E extends Endpoint>(
  mount: Mount,
  endpoint: E,
  handle: (input: InputOf<E>, c: Context) => Promise<Answer<E>>,
): void {
  mount.endpoints.push(endpoint)
  mount.hono.on(endpoint.method.toUpperCase(), endpoint.path, async (c) => {
    try {
      if (endpoint.method !== 'get') assertSameOrigin(c)
      const { input } = await parse(endpoint, c)
      return send(c, endpoint, await handle(input, c))
    } catch (thrown) {
      const error = asDomainError(thrown)
      if (!error) throw thrown
      return problemResponse(c, error)
    }
  })
}

type Handle<E extends Endpoint> = (session: Session, input: InputOf<E>, c: Context, text: string) => Promise<unknown>

function register<E extends Endpoint>(mount: Mount, endpoint: E, handle: Handle<E>): void {
  mount.endpoints.push(endpoint)
  const path = endpoint.path.replace(/\{(\w+)\}/g, ':$1')
  mount.hono.on(endpoint.method.toUpperCase(), path, async (c) => {
    let session: Session | undefined
    const arrivedAt = mount.services.clock()
    try {
      if (endpoint.method !== 'get') assertSameOrigin(c)
      session = await mount.findSession(c).then((found) => found && { ...found, arrivedAt })
      assertMay(endpoint.who, session)
      assertAtDesk(endpoint, session)
      assertInPlace(endpoint, session, mount.isDelegable)
      assertFresh(endpoint, session, mount.services.clock())
      const { input, text } = await parse(endpoint, c)
      return send(c, endpoint, await handle(session, input, c, text))
    } catch (thrown) {
      const error = asDomainError(thrown)
      if (!error) throw thrown
      await noteRefusal(mount, endpoint, session, error)
      return problemResponse(c, error)
    }
  })
}

/** Mounts a read: nothing is written. */
export function read<E extends Endpoint>(
  mount: Mount,
  endpoint: E,
  query: (ctx: QueryContext, input: InputOf<E>) => Promise<Answer<E>>,
): void {
  register(mount, endpoint, (session, input) => asActor(mount.services, session, (ctx) => query(ctx, input)))
}

/** Mounts a read of something sensitive: the command reads, records its event and answers; repeated freely, no key. */
export function look<E extends Endpoint>(
  mount: Mount,
  endpoint: E,
  command: (ctx: CommandContext, input: InputOf<E>) => Promise<Answer<E>>,
): void {
  register(mount, endpoint, (session, input) => asActor(mount.services, session, (ctx) => command(ctx, input)))
}

/** Mounts a write: once per idempotency key; what it answers is presented again under the caller's rights now. */
export function write<E extends Endpoint>(
  mount: Mount,
  endpoint: E,
  command: (ctx: CommandContext, input: InputOf<E>) => Promise<Reference>,
  present: (ctx: QueryContext, reference: Reference, input: InputOf<E>) => Promise<Answer<E>>,
): void {
  register(mount, endpoint, (session, input, c, text) => {
    const act = actOf(c.req.header('idempotency-key'), c.req.method, c.req.path, text)
    return asActor(mount.services, session, async (ctx) => present(ctx, await once(ctx, act, () => command(ctx, input)), input))
  })
}

/** Mounts work that needs more than the one transaction (hashing, rendering, files): the handler opens its own with asActor. */
export function act<E extends Endpoint>(
  mount: Mount,
  endpoint: E,
  handle: (session: Session, input: InputOf<E>, c: Context) => Promise<Answer<E>>,
): void {
  register(mount, endpoint, (session, input, c, text) => {
    if (endpoint.method !== 'get' && !endpoint.isRead) actOf(c.req.header('idempotency-key'), c.req.method, c.req.path, text)
    return handle(session, input, c)
  })
}
