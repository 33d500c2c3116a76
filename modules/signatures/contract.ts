import { z } from 'zod'
import {
  abilities,
  businessReaders,
  calendarDate,
  dueLight,
  endpoint,
  id,
  idParams,
  listQuery,
  nothing,
  page,
  text,
  version,
} from '../../platform/http/contract.ts'

/** Whoever may be asked to sign: people of the roster under any of their roles. */
export const signers = [...businessReaders, 'lineInspector', 'leadOfficer', 'auxiliary'] as const
const fileReaders = [...businessReaders, 'leadOfficer', 'auxiliary'] as const
const instant = z.iso.datetime()
const day = calendarDate.nullable()
const digest = z.string().regex(/^[0-9a-f]{64}$/)
const occasion = z.enum(['round', 'letter', 'leaving'])
const state = z.enum(['open', 'signed', 'declined', 'withdrawn'])
const means = z.enum(['screen', 'desk', 'paper'])
const identification = z.enum(['pin', 'pinWithWitness', 'paper'])

const asked = {
  title: z.string(),
  versionNumber: z.int(),
  occasion,
  state,
  fromOn: calendarDate,
  dueOn: day,
  light: dueLight,
  respondedAt: instant.nullable(),
}
const requestRow = z.object({
  id,
  ...asked,
  /** Still to be answered, or answered 不签 while the occasion is open. */
  isWaiting: z.boolean(),
  signatureId: id.nullable(),
  means: means.nullable(),
})
export type RequestRowView = z.infer<typeof requestRow>

const signature = z.object({
  id,
  signedAt: instant,
  means,
  identification,
  witnessName: z.string().nullable(),
  recordedByName: z.string().nullable(),
  evidenceDigest: digest,
  sealKeyId: z.string(),
  eventId: id,
  /** The drawn signature as a path. */
  ink: z.object({ path: z.string(), box: z.string(), pen: z.int() }).nullable(),
})
export type SignatureView = z.infer<typeof signature>

const line = z.object({ prefix: z.string(), text: z.string(), kind: z.string(), level: z.int() })
const requestView = requestRow.extend({
  version,
  person: z.object({ name: z.string(), unitName: z.string() }),
  text: z.object({ title: z.string(), lines: z.array(line), digest, digestSm3: digest }),
  /** Goes with the text and is read with it: the responsibility list of a letter. */
  attached: z.object({ title: z.string(), versionNumber: z.int(), lines: z.array(line) }).nullable(),
  hasPin: z.boolean(),
  /** After a reset of the secret: until when a signature needs a witness. */
  witnessUntil: instant.nullable(),
  /** Why it can't be signed now, as a sentence. */
  whyNot: z.string().nullable(),
  declineReason: z.string().nullable(),
  signature: signature.nullable(),
  abilities,
})
export type RequestView = z.infer<typeof requestView>

const onOwn = { who: signers, params: idParams, output: requestView } as const
export const listOwnRequests = endpoint({
  method: 'get',
  path: '/api/me/signing-requests',
  summary: '我的待签与已签',
  who: signers,
  query: z.strictObject({ ...listQuery, state: z.enum(['waiting', 'answered']).optional() }),
  output: page(requestRow),
})
export const readOwnRequest = endpoint({
  ...onOwn,
  method: 'get',
  atDesk: true,
  path: '/api/me/signing-requests/{id}',
  summary: '要签的文本',
})
const stroke = z.strictObject({
  width: z.int(),
  height: z.int(),
  lines: z.array(z.array(z.array(z.int()).length(4)).max(10_000)).max(1000),
})
export const signRequest = endpoint({
  ...onOwn,
  method: 'post',
  path: '/api/me/signing-requests/{id}/signature',
  summary: '签署',
  atDesk: true,
  event: 'signature.signed',
  versioned: true,
  body: z.strictObject({
    version,
    /** SHA-256 of the text that was read. */
    textDigest: digest,
    stroke,
    pin: z.string().regex(/^\d{6}$/, '签名密码为 6 位数字'),
    witness: z.strictObject({ login: text(60), secret: z.string().min(1, '必填').max(200) }).nullable(),
  }),
})
export const declineRequest = endpoint({
  ...onOwn,
  method: 'post',
  path: '/api/me/signing-requests/{id}/declining',
  summary: '不签',
  atDesk: true,
  event: 'signingRequest.declined',
  versioned: true,
  body: z.strictObject({ version, reason: z.string().trim().max(300, '最多 300 个字').nullable() }),
})

const personSignature = requestRow.extend({ recordedByName: z.string().nullable() })
export type PersonSignatureView = z.infer<typeof personSignature>
export const listPersonSignatures = endpoint({
  method: 'get',
  path: '/api/people/{id}/signatures',
  summary: '一个人的签署',
  who: fileReaders,
  params: idParams,
  query: z.strictObject({ ...listQuery }),
  output: page(personSignature),
})
export const copySignature = endpoint({
  method: 'get',
  path: '/api/signatures/{id}/copy',
  summary: '签署件（PDF，带核验页和封签）',
  who: signers,
  event: 'signature.copied',
  isFile: true,
  params: idParams,
  output: z.unknown(),
})

const verification = z.object({
  id,
  isSound: z.boolean(),
  /** What does not hold, in words. */
  faults: z.array(z.string()),
  title: z.string(),
  versionNumber: z.int().nullable(),
  /** In full for those who reach the person, else masked. */
  personName: z.string(),
  unitName: z.string().nullable(),
  signedAt: instant,
  means,
  identification,
  textDigest: z.string(),
  textDigestSm3: z.string(),
  evidenceDigest: z.string(),
  sealKeyId: z.string(),
  eventId: id,
})
export type VerificationView = z.infer<typeof verification>
export const verifySignature = endpoint({
  method: 'get',
  path: '/api/verification',
  summary: '核验一件签署',
  who: 'signedIn',
  query: z.strictObject({ signature: id }),
  output: verification,
})

const sealKeyRow = z.object({ id: z.string(), madeAt: instant, retiredAt: instant.nullable() })
export type SealKeyView = z.infer<typeof sealKeyRow>
const sealKeyList = z.object({ rows: z.array(sealKeyRow) })
export const listSealKeys = endpoint({
  method: 'get',
  path: '/api/seal-keys',
  summary: '签章密钥',
  who: ['securityAdministrator'],
  query: nothing,
  output: sealKeyList,
})
export const takePublicKeys = endpoint({
  method: 'get',
  path: '/api/seal-keys/public',
  summary: '本局签章公钥（PEM）',
  who: 'signedIn',
  isFile: true,
  output: z.unknown(),
})
export const replaceSealKey = endpoint({
  method: 'post',
  path: '/api/seal-keys',
  summary: '更换签章密钥',
  who: ['securityAdministrator'],
  event: 'sealKey.replaced',
  stepUp: true,
  body: z.strictObject({ reason: text(200, 2) }),
  output: sealKeyList,
})
