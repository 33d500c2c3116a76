import { z } from 'zod'
import {
  abilities,
  calendarDate,
  endpoint,
  id,
  idParams,
  listQuery,
  page,
  roles,
  text,
  version,
} from '../../platform/http/contract.ts'

/** Roles that may be lent. */
export const lentRoles = [
  'auxiliaryOffice',
  'politicalOfficeLeader',
  'bureauLeader',
  'unitHead',
  'leaderInCharge',
  'unitClerk',
] as const
/** Roles that the office may lend for somebody who is absent: none that checks the office itself. */
export const absentRoles = ['unitHead', 'leaderInCharge', 'unitClerk'] as const
/** Who may stand in, and so be told. */
export const takerRoles = [...lentRoles, 'lineInspector', 'leadOfficer'] as const
export const longestDays = 92

const lentRole = z.enum(lentRoles)
export const delegationStates = ['coming', 'inForce', 'over'] as const
const state = z.enum(delegationStates)
const instantOrNone = z.iso.datetime().nullable()

export const delegationRow = z.object({
  id,
  from: z.string(),
  to: z.string(),
  role: lentRole,
  reachText: z.string(),
  fromOn: calendarDate,
  toOn: calendarDate,
  reason: z.string(),
  state,
  madeBy: z.string(),
  madeAt: z.iso.datetime(),
  /** The office wrote it down for somebody absent. */
  isForAbsent: z.boolean(),
  acknowledgedAt: instantOrNone,
  ended: z.object({ at: z.iso.datetime(), by: z.string(), reason: z.string().nullable() }).nullable(),
  version,
  abilities,
})
export type DelegationRowView = z.infer<typeof delegationRow>
const delegationView = delegationRow.extend({
  /** What was done under it, newest first; at most two hundred. */
  acts: z.array(z.object({ id, at: z.iso.datetime(), verb: z.string(), result: z.string(), about: z.array(z.string()) })),
  actsTotal: z.int(),
})
export type DelegationView = z.infer<typeof delegationView>

const filters = { state: state.optional(), side: z.enum(['given', 'taken']).optional(), q: z.string().max(30).optional() }
export const listDelegations = endpoint({
  method: 'get',
  path: '/api/delegations',
  summary: '委托代办',
  who: takerRoles,
  query: z.strictObject({ ...listQuery, ...filters, sort: z.enum(['-fromOn']).optional() }),
  output: page(delegationRow),
})
export const exportDelegations = endpoint({
  method: 'get',
  path: '/api/delegations/export',
  summary: '导出委托登记簿',
  who: takerRoles,
  event: 'delegation.exported',
  query: z.strictObject(filters),
  isFile: true,
  output: z.unknown(),
})
export const readDelegation = endpoint({
  method: 'get',
  path: '/api/delegations/{id}',
  summary: '一件委托和代办了什么',
  who: takerRoles,
  params: idParams,
  output: delegationView,
})
const taker = z.object({ id, name: z.string(), unitName: z.string(), duty: z.enum(roles) })
export type TakerView = z.infer<typeof taker>
export const listTakers = endpoint({
  method: 'get',
  path: '/api/delegation-candidates',
  summary: '可以委托给谁',
  who: lentRoles,
  query: z.strictObject({ fromId: id.optional(), role: z.enum(absentRoles).optional() }),
  output: z.object({ rows: z.array(taker) }),
})
const giver = z.object({ id, name: z.string(), role: z.enum(absentRoles), unitName: z.string() })
export const listGivers = endpoint({
  method: 'get',
  path: '/api/delegation-holders',
  summary: '可以代为委托的人',
  who: ['auxiliaryOffice'],
  query: z.strictObject({ q: z.string().max(30).optional() }),
  output: z.object({ rows: z.array(giver) }),
})
const term = { toId: id, fromOn: calendarDate, toOn: calendarDate, reason: text(200, 2) }
export const makeDelegation = endpoint({
  method: 'post',
  path: '/api/delegations',
  summary: '把自己现在的身份委托给别人代行',
  who: lentRoles,
  event: 'delegation.made',
  body: z.strictObject(term),
  output: delegationRow,
})
export const makeForAbsent = endpoint({
  method: 'post',
  path: '/api/delegations/for-absent',
  summary: '替不在岗的人委托',
  who: ['auxiliaryOffice'],
  event: 'delegation.madeForAbsent',
  body: z.strictObject({ ...term, fromId: id, role: z.enum(absentRoles) }),
  output: delegationRow,
})
const onOne = { method: 'post', params: idParams, versioned: true, output: delegationRow, who: takerRoles } as const
export const acknowledgeDelegation = endpoint({
  ...onOne,
  path: '/api/delegations/{id}/acknowledgement',
  summary: '知道受了委托',
  event: 'delegation.acknowledged',
  body: z.strictObject({ version }),
})
export const endDelegation = endpoint({
  ...onOne,
  path: '/api/delegations/{id}/ending',
  summary: '结束委托',
  event: 'delegation.ended',
  body: z.strictObject({ version, reason: text(200, 2).nullable() }),
})
