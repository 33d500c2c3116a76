import { setTimeout as sleep } from 'node:timers/promises'
import type { Context } from 'hono'
import type { CommandContext, QueryContext } from '../../platform/context.ts'
import { transact } from '../../platform/database/transact.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import { actOf } from '../../platform/http/idempotency.ts'
import { act, asActor, type Mount, read, write } from '../../platform/http/mount.ts'
import type { Services } from '../../platform/http/service.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { shownText } from '../wordings/public.ts'
import { copySignature } from './commands/copy-signature.ts'
import { declineRequest } from './commands/decline-request.ts'
import { replaceSealKey } from './commands/replace-seal-key.ts'
import { signRequest } from './commands/sign-request.ts'
import * as contract from './contract.ts'
import { signedCopy } from './documents.ts'
import * as present from './presenter.ts'
import * as queries from './queries.ts'

const viewRequest = async (ctx: QueryContext, { id = '' }: Reference) =>
  present.presentRequest(ctx, await queries.findSigning(ctx, id))
const viewKeys = async (ctx: QueryContext) => ({ rows: (await queries.findSealKeys(ctx)).map(present.presentSealKey) })

/** Where a verification page stands for whoever asks: the address the browser used. */
const originOf = (mount: Mount, c: Context): string => `${mount.isSecure(c) ? 'https' : 'http'}://${c.req.header('host') ?? ''}`

/** The event's place in the trail; the chainer is a second behind at most. */
async function placeOf(services: Services, eventId: string): Promise<number | undefined> {
  for (let turn = 0; turn < 4; turn++) {
    const place = await transact(services.pool, 'mingze_chainer', {}, (tx) => queries.findPlace(tx, eventId))
    if (place !== undefined) return place
    await sleep(400)
  }
  return undefined
}

/** What people are asked to sign, signing itself, copies, verification, sealing keys. */
export function mountSignatures(mount: Mount): void {
  const { services } = mount
  read(mount, contract.listOwnRequests, async (ctx, { query }) => {
    const found = await queries.findOwnRequests(ctx, query)
    return { ...found, rows: await present.presentRequests(ctx, found.rows) }
  })
  read(mount, contract.readOwnRequest, (ctx, { params }) => viewRequest(ctx, params))
  act(mount, contract.signRequest, (session, { params, body }, c) => {
    /* Neither PIN nor the witness's secret goes into the digest that is kept: six digits can be guessed from it. */
    const bound = JSON.stringify([body.version, body.textDigest, body.stroke, body.witness?.login ?? null])
    const done = actOf(c.req.header('idempotency-key'), c.req.method, c.req.path, bound)
    return signRequest(
      services,
      session,
      { id: params.id, body, act: done, means: session.deskId ? 'desk' : 'screen' },
      viewRequest,
    )
  })
  write(mount, contract.declineRequest, declineRequest, viewRequest)
  read(mount, contract.listPersonSignatures, async (ctx, { params, query }) => {
    const found = await queries.findPersonSignatures(ctx, params.id, query)
    return { ...found, rows: await present.presentPersonSignatures(ctx, found.rows) }
  })
  act(mount, contract.copySignature, async (session, { params }, c) => {
    const content = await asActor(services, session, (ctx) => copySignature(ctx, params.id))
    const { personName, eventId } = content.signature
    const address = `${originOf(mount, c)}/verify/${params.id}`
    const bytes = await signedCopy({ ...content, address, place: await placeOf(services, eventId) }, services.keys)
    const { title } = shownText(content.version, content.signature.fields)
    return { bytes, fileName: `${title} ${personName}.pdf`, mediaType: mediaTypes.pdf }
  })
  mountVerification(mount)
}

function mountVerification(mount: Mount): void {
  const { services } = mount
  act(mount, contract.verifySignature, async (session, { query }) => {
    const { bureauId } = session.actor
    const found = await transact(services.pool, 'mingze_gate', {}, (tx) =>
      queries.findSignatureAnywhere(tx, bureauId, query.signature),
    )
    return asActor(services, session, async (ctx) =>
      present.presentVerification(ctx, found, await queries.findSoundness(ctx, found)),
    )
  })
  read(mount, contract.listSealKeys, viewKeys)
  read(mount, contract.takePublicKeys, async (ctx) => {
    const pem = (await queries.findSealKeys(ctx)).map((key) => key.publicKey).join('')
    return { bytes: Buffer.from(pem), fileName: '本局签章公钥.pem', mediaType: 'application/x-pem-file' }
  })
  write(mount, contract.replaceSealKey, (ctx: CommandContext, input) => replaceSealKey(ctx, input), viewKeys)
}
