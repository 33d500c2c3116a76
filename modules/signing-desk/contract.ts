import { z } from 'zod'
import { businessReaders, endpoint, id, idParams, nothing, version } from '../../platform/http/contract.ts'

const openers = ['auxiliaryOffice', 'unitClerk'] as const
const signers = [...businessReaders, 'lineInspector', 'leadOfficer', 'auxiliary'] as const

/** What the locked desk shows before anybody is known: the round and how far it is, no name. */
const deskView = z.object({
  title: z.string(),
  unitName: z.string(),
  signed: z.int(),
  asked: z.int(),
})
export type DeskView = z.infer<typeof deskView>
const openDeskRow = z.object({
  id,
  openedByName: z.string(),
  openedAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  version,
})

export const openDesk = endpoint({
  method: 'post',
  path: '/api/signing-desks',
  summary: '打开签署台',
  who: openers,
  event: 'signingDesk.opened',
  stepUp: true,
  body: z.strictObject({ roundId: id }),
  /** The clerk's own session has ended; this browser is the desk from now on. */
  output: z.object({ opened: z.boolean() }),
})
export const listDesks = endpoint({
  method: 'get',
  path: '/api/signing-desks',
  summary: '开着的签署台',
  who: openers,
  query: z.strictObject({ roundId: id }),
  output: z.object({ rows: z.array(openDeskRow) }),
})
export const closeDesk = endpoint({
  method: 'post',
  path: '/api/signing-desks/{id}/closing',
  summary: '关闭签署台',
  who: openers,
  event: 'signingDesk.closed',
  versioned: true,
  params: idParams,
  body: z.strictObject({ version }),
  output: openDeskRow,
})
export const readDesk = endpoint({
  method: 'get',
  path: '/api/signing-desk',
  summary: '这台签署台',
  who: 'anyone',
  output: deskView,
})
export const enterDesk = endpoint({
  method: 'post',
  path: '/api/signing-desk/entering',
  summary: '在签署台上验证本人',
  who: 'anyone',
  event: 'session.opened',
  body: z.strictObject({ login: z.string().trim().min(1, '必填').max(60), secret: z.string().min(1, '必填').max(200) }),
  output: z.object({ requestId: id }),
})
export const readDeskRequest = endpoint({
  method: 'get',
  path: '/api/signing-desk/request',
  summary: '签署台上本人要签的一份',
  who: signers,
  atDesk: true,
  query: nothing,
  output: z.object({ requestId: id }),
})
