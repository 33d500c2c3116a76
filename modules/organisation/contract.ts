import { z } from 'zod'
import {
  abilities,
  businessReaders,
  calendarDate,
  endpoint,
  flag,
  id,
  idParams,
  listQuery,
  optionalText,
  page,
  text,
  version,
} from '../../platform/http/contract.ts'

export const unitKinds = ['province', 'cityBureau', 'bureau', 'policeStation', 'division', 'office', 'squad'] as const
export const leaderDuties = ['unitHead', 'leaderInCharge', 'overseeingBureauLeader'] as const
export type UnitKind = (typeof unitKinds)[number]
export type LeaderDuty = (typeof leaderDuties)[number]
const kind = z.enum(unitKinds)
const duty = z.enum(leaderDuties)
const editors = ['auxiliaryOffice'] as const
const contactEditors = ['auxiliaryOffice', 'unitClerk', 'unitHead'] as const

export const unitNode = z.object({
  id,
  parentId: id.nullable(),
  name: z.string(),
  shortName: z.string(),
  initials: z.string(),
  kind,
  auxiliaryCount: z.int(),
  isClosed: z.boolean(),
  /** Auxiliaries here and in all units below. */
  count: z.int(),
})
export const appointmentView = z.object({
  id,
  duty,
  personId: id,
  personName: z.string(),
  personTitle: z.string().nullable(),
  fromOn: calendarDate,
  toOn: calendarDate.nullable(),
  version,
})
export const unitRow = z.object({
  id,
  name: z.string(),
  shortName: z.string(),
  code: z.string(),
  kind,
  parentName: z.string().nullable(),
  policeLine: z.string().nullable(),
  hotline: z.string().nullable(),
  mailbox: z.string().nullable(),
  headName: z.string().nullable(),
  leaderNames: z.array(z.string()),
  overseerName: z.string().nullable(),
  auxiliaryCount: z.int(),
  closedOn: calendarDate.nullable(),
  missing: z.array(z.enum(['hotline', 'mailbox', 'unitHead', 'leaderInCharge', 'overseeingBureauLeader'])),
  version,
})
export const officerRow = z.object({
  id,
  name: z.string(),
  number: z.string().nullable(),
  title: z.string().nullable(),
  unitName: z.string().nullable(),
})
export type OfficerRow = z.infer<typeof officerRow>
export const unitView = unitRow.extend({
  parentId: id.nullable(),
  position: z.int(),
  openedOn: calendarDate.nullable(),
  successor: z.object({ id, name: z.string() }).nullable(),
  appointments: z.array(appointmentView),
  names: z.array(z.object({ name: z.string(), fromOn: calendarDate, toOn: calendarDate.nullable(), reason: z.string() })),
  peopleCount: z.int(),
  children: z.array(z.object({ id, name: z.string() })),
  abilities,
})
export type UnitRowView = z.infer<typeof unitRow>
export type UnitView = z.infer<typeof unitView>

export const unitTree = endpoint({
  method: 'get',
  path: '/api/unit-tree',
  summary: '单位树',
  who: businessReaders,
  query: z.strictObject({ closed: flag }),
  output: z.object({ nodes: z.array(unitNode) }),
})
export const unitFilters = {
  q: z.string().max(50).optional(),
  kind: kind.optional(),
  unitId: id.optional(),
  below: flag,
  closed: flag,
  missing: z.enum(['any', 'contact', 'unitHead', 'leaderInCharge', 'overseeingBureauLeader']).optional(),
}
export const listUnits = endpoint({
  method: 'get',
  path: '/api/units',
  summary: '单位名册',
  who: businessReaders,
  query: z.strictObject({ ...listQuery, ...unitFilters, sort: z.enum(['order', 'name', '-name', 'code', '-code']).optional() }),
  output: page(unitRow),
})
export const exportUnits = endpoint({
  method: 'get',
  path: '/api/units/export',
  summary: '导出单位名册',
  who: businessReaders,
  event: 'unit.exported',
  isFile: true,
  query: z.strictObject({ ...unitFilters }),
  output: z.unknown(),
})
export const readUnit = endpoint({
  method: 'get',
  path: '/api/units/{id}',
  summary: '单位',
  who: businessReaders,
  params: idParams,
  output: unitView,
})

/** Officers to choose from: without words those of the own scope, with words those of the whole bureau. */
export const searchOfficers = endpoint({
  method: 'get',
  path: '/api/officers',
  summary: '查找民警',
  who: businessReaders,
  query: z.strictObject({ q: z.string().max(50).optional(), unitId: id.optional() }),
  output: z.object({ rows: z.array(officerRow) }),
})

const code = text(20).regex(/^[0-9A-Za-z-]+$/, '只用数字、字母和横线')
const phone = optionalText(30).refine((v) => v === null || /^[0-9 ()+-]{3,30}$/.test(v), '只用数字、空格和横线')
export const addUnit = endpoint({
  method: 'post',
  path: '/api/units',
  summary: '新增单位',
  who: editors,
  event: 'unit.added',
  body: z.strictObject({
    parentId: id,
    kind,
    name: text(60),
    shortName: text(20),
    code,
    policeLine: optionalText(20),
    openedOn: calendarDate,
  }),
  output: unitView,
})
export const changeUnit = endpoint({
  method: 'patch',
  path: '/api/units/{id}',
  summary: '修改单位资料',
  who: contactEditors,
  event: 'unit.changed',
  versioned: true,
  params: idParams,
  body: z.strictObject({
    version,
    hotline: phone.optional(),
    mailbox: optionalText(60).optional(),
    code: code.optional(),
    policeLine: optionalText(20).optional(),
    kind: kind.optional(),
  }),
  output: unitView,
})
/** An act of the office on one unit that it has seen. */
const officeAct = { method: 'post', who: editors, versioned: true, params: idParams } as const
const jobAsked = z.object({ jobId: id })
export const renameUnit = endpoint({
  ...officeAct,
  path: '/api/units/{id}/renaming',
  summary: '单位改名',
  event: 'unit.renamed',
  body: z.strictObject({ version, name: text(60), shortName: text(20), fromOn: calendarDate, reason: text(200) }),
  output: unitView,
})
export const appointLeader = endpoint({
  ...officeAct,
  path: '/api/units/{id}/appointments',
  summary: '任命单位领导',
  event: 'unit.leaderAppointed',
  body: z.strictObject({ version, duty, personId: id, fromOn: calendarDate }),
  output: unitView,
})
export const endAppointment = endpoint({
  ...officeAct,
  path: '/api/units/{id}/appointments/{appointmentId}/ending',
  summary: '结束单位领导任职',
  event: 'unit.leaderEnded',
  params: z.strictObject({ id, appointmentId: id }),
  body: z.strictObject({ version, toOn: calendarDate }),
  output: unitView,
})
export const moveUnit = endpoint({
  ...officeAct,
  path: '/api/units/{id}/move',
  summary: '调整单位隶属',
  event: 'unit.moveAsked',
  body: z.strictObject({ version, parentId: id, reason: text(200) }),
  output: jobAsked,
})
/** Among the units of the same parent: straight after one of them, or first. */
export const placeUnit = endpoint({
  ...officeAct,
  path: '/api/units/{id}/placement',
  summary: '调整单位排列顺序',
  event: 'unit.placementAsked',
  body: z.strictObject({ version, afterId: id.nullable() }),
  output: jobAsked,
})
export const mergeUnit = endpoint({
  ...officeAct,
  path: '/api/units/{id}/merger',
  summary: '单位并入',
  event: 'unit.mergerAsked',
  body: z.strictObject({ version, successorId: id, closedOn: calendarDate, reason: text(200) }),
  output: jobAsked,
})
export const closeUnit = endpoint({
  ...officeAct,
  path: '/api/units/{id}/closure',
  summary: '撤销单位',
  event: 'unit.closed',
  body: z.strictObject({ version, closedOn: calendarDate, reason: text(200) }),
  output: unitView,
})
