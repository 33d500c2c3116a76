import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext, QueryContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, stale } from '../../../platform/errors.ts'
import { type Act, once } from '../../../platform/http/idempotency.ts'
import { asActor } from '../../../platform/http/mount.ts'
import type { Services, Session } from '../../../platform/http/service.ts'
import type { Reference } from '../../../platform/http/tables.ts'
import { newId } from '../../../platform/ids.ts'
import { digestOfStroke, type Stroke, soundStroke } from '../../../platform/signing/stroke.ts'
import { isAdministrator, provePin, proveWitness } from '../../accounts/public.ts'
import { digestOfText, fieldsNamed, shownText } from '../../wordings/public.ts'
import type { signRequest as endpoint } from '../contract.ts'
import { assertNone, signingFault, witnessUntil } from '../policy.ts'
import { findDone, findOwnRequest, findOwnSecrets, findOwnText, isStillActing, lockOwnRequest } from '../queries.ts'
import { keepSignatures } from './keep-signatures.ts'

type Body = Omit<z.infer<NonNullable<(typeof endpoint)['body']>>, 'stroke'> & { readonly stroke: Stroke }
export interface Signing {
  readonly id: string
  readonly body: Body
  readonly act: Act
  /** At the person's own place, or at a signing desk. */
  readonly means: 'screen' | 'desk'
}
interface Witness {
  readonly accountId: string
  readonly name: string
}

/** What is looked at before the PIN is counted, so that no try is lost on what can't be signed; again under the lock. */
async function assertReady(
  ctx: CommandContext,
  { body }: Signing,
  found: Parameters<typeof signingFault>[0] & { version: number },
): Promise<{ needsWitness: boolean }> {
  assertNone(signingFault(found, ctx.today))
  assertVersion(found, body.version)
  const { hasPin, resetAt } = await findOwnSecrets(ctx)
  if (!hasPin) throw new DomainError('conflict', 'noPin', '您还没有设签名密码。先在“我的账号”里设好，再回来签。')
  const needsWitness = witnessUntil(resetAt, ctx.now) !== null
  if (needsWitness && !body.witness)
    throw new DomainError('conflict', 'witnessRequired', '您的口令 72 小时内重置过，签署时要有一名见证人用自己的账号和口令见证。')
  return { needsWitness }
}

/** The witness: an open account of somebody else, with a secret of their own, and no administrator, who could have reset both. */
async function proveSomebodyElse(services: Services, session: Session, given: NonNullable<Body['witness']>): Promise<Witness> {
  const attempt = { ...given, address: session.actor.address, browser: '' }
  const witness = await proveWitness(services, attempt).catch((error: unknown) => {
    if (error instanceof DomainError && error.kind === 'unauthenticated')
      throw new DomainError('forbidden', 'wrongWitness', `见证人：${error.message}`)
    throw error
  })
  if (witness.bureauId !== session.actor.bureauId || witness.accountId === session.actor.accountId)
    throw new DomainError('forbidden', 'ownWitness', '见证人要是另一个人。')
  if (witness.isOneTime || witness.roles.length === 0 || witness.roles.some(isAdministrator))
    throw new DomainError('forbidden', 'unfitWitness', '这个账号不能见证：管理员和还没有换成自己口令的账号不能作见证人。')
  return { accountId: witness.accountId, name: witness.name }
}

/** The text made again for the person now; refused when it is not, to the byte, the one that was read. */
async function textRead(ctx: CommandContext, request: Parameters<typeof findOwnText>[1], textDigest: string) {
  const { version, own, fields } = await findOwnText(ctx, request)
  const kept = fieldsNamed(version, fields)
  const digest = digestOfText(shownText(version, kept))
  if (digest.sha256 !== textDigest)
    throw new DomainError('conflict', 'textChanged', '文本在您打开以后变了，没有签成。请看新的文本，看完再签。')
  return { version, own, kept, digest }
}

interface Proven {
  readonly signing: Signing
  readonly stroke: Stroke
  readonly witness: Witness | null
}

async function sign(ctx: CommandContext, { signing, stroke, witness }: Proven): Promise<Reference> {
  const request = await lockOwnRequest(ctx, signing.id)
  if (!(await isStillActing(ctx))) throw forbidden('您的账号或身份刚刚变动，没有签成。请重新登录后再试。')
  const { needsWitness } = await assertReady(ctx, signing, request)
  if (needsWitness && witness === null) throw stale()
  const { version, own, kept, digest } = await textRead(ctx, request, signing.body.textDigest)
  const id = newId()
  const content = {
    id,
    personId: request.personId,
    personName: own.姓名 ?? ctx.actor.name,
    unitName: own.单位 ?? '',
    versionId: request.versionId,
    means: signing.means,
    fields: kept,
    textDigest: digest.sha256,
    textDigestSm3: digest.sm3,
    stroke,
    strokeDigest: digestOfStroke(stroke),
    identification: witness ? ('pinWithWitness' as const) : ('pin' as const),
    witnessId: witness?.accountId ?? null,
    witnessName: witness?.name ?? null,
    recordedBy: null,
    recordedByName: null,
    scanFileId: null,
    scanPage: null,
    scanDigest: null,
    address: ctx.actor.address,
    signedAt: ctx.now,
  }
  await keepSignatures(ctx, 'signature.signed', [{ request, version, content }])
  if (witness) {
    const { unitSortKey } = request
    const subjects = [
      { id: witness.accountId, kind: 'account' },
      { id, kind: 'signature', unitSortKey },
    ]
    await recordEvent(ctx, { verb: 'signature.witnessed', subjects })
  }
  return { id: request.id }
}

type View<T> = (ctx: QueryContext, reference: Reference) => Promise<T>

async function identifyAndSign<T>(services: Services, session: Session, signing: Signing, view: View<T>): Promise<T> {
  const stroke = soundStroke(signing.body.stroke)
  const ready = await asActor(services, session, async (ctx) => {
    const request = await findOwnRequest(ctx, signing.id)
    const done = await findDone(ctx, signing.act)
    return done ? { view: await view(ctx, done) } : assertReady(ctx, signing, request)
  })
  if ('view' in ready) return ready.view
  await provePin(services, session, signing.body.pin)
  const { witness: given } = signing.body
  const witness = ready.needsWitness && given ? await proveSomebodyElse(services, session, given) : null
  return asActor(services, session, async (ctx) =>
    view(ctx, await once(ctx, signing.act, () => sign(ctx, { signing, stroke, witness }))),
  )
}

/** Repeats of an act that is under way wait for it: a double tap costs one look at the PIN. */
const underWay = new Map<string, Promise<unknown>>()

/** 签署 — the person's own stroke on the very text they read, in their own session, with their own PIN; evidence, seal and what is answered in one transaction. */
export async function signRequest<T>(services: Services, session: Session, signing: Signing, view: View<T>): Promise<T> {
  const name = `${session.actor.accountId} ${signing.act.key} ${signing.act.digest}`
  const known = underWay.get(name) as Promise<T> | undefined
  if (known !== undefined) return known
  const mine = identifyAndSign(services, session, signing, view).finally(() => underWay.delete(name))
  underWay.set(name, mine)
  return mine
}
