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
  page,
  type Role,
  text,
  version,
} from '../../platform/http/contract.ts'
import { hazardCategories } from '../hazards/contract.ts'

export const incidentTracks = ['lawful', 'publicInformation', 'onSite'] as const
export const incidentStates = ['open', 'handled', 'reviewed'] as const
export const statementStates = ['draft', 'approved', 'superseded'] as const
export const recorders = ['unitClerk', 'unitHead', 'leaderInCharge', 'auxiliaryOffice'] as const satisfies readonly Role[]
/** An officer who owns a track reads the incident and notes steps of it, also under the duty that comes with the auxiliaries led. */
export const readers = [...businessReaders, 'leadOfficer'] as const satisfies readonly Role[]
export const approvers = ['unitHead', 'bureauLeader'] as const satisfies readonly Role[]
const state = z.enum(incidentStates)
const track = z.enum(incidentTracks)
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, '按 09:30 这样写')

const incidentRow = z.object({
  id,
  number: z.string(),
  unit: z.object({ id, name: z.string() }),
  title: z.string(),
  place: z.string(),
  happenedAt: z.iso.datetime(),
  state,
  owned: z.int(),
  steps: z.int(),
  /** Which version of the statement is approved; null: none. */
  approvedVersion: z.int().nullable(),
  version,
  abilities,
})
export type IncidentRowView = z.infer<typeof incidentRow>
const statement = z.object({
  id,
  number: z.int(),
  text: z.string(),
  isPublic: z.boolean(),
  state: z.enum(statementStates),
  draftedBy: z.string(),
  draftedAt: z.iso.datetime(),
  approvedBy: z.string().nullable(),
  approvedAt: z.iso.datetime().nullable(),
  abilities,
})
const incidentView = incidentRow.extend({
  summary: z.string(),
  recordedBy: z.string(),
  tracks: z.array(
    z.object({
      track,
      owner: z.object({ id, name: z.string() }).nullable(),
      steps: z.array(z.object({ id, takenAt: z.iso.datetime(), text: z.string(), by: z.string() })),
      abilities,
    }),
  ),
  statements: z.array(statement),
  review: z.object({ text: z.string(), by: z.string(), at: z.iso.datetime(), findings: z.int() }).nullable(),
})
export type IncidentView = z.infer<typeof incidentView>

export const incidentFilters = {
  state: state.optional(),
  unitId: id.optional(),
  below: flag,
  from: calendarDate.optional(),
  to: calendarDate.optional(),
}
const reading = { method: 'get', who: readers } as const
const aFile = { ...reading, isFile: true, output: z.unknown() } as const
export const listIncidents = endpoint({
  ...reading,
  path: '/api/incidents',
  summary: '三同步',
  query: z.strictObject({ ...listQuery, ...incidentFilters }),
  output: page(incidentRow),
})
export const exportIncidents = endpoint({
  ...aFile,
  path: '/api/incidents/export',
  summary: '导出三同步',
  event: 'incident.exported',
  query: z.strictObject({ sort: z.string().max(60).optional(), ...incidentFilters }),
})
const ofOne = { params: idParams, output: incidentView } as const
const changing = { ...ofOne, method: 'post', versioned: true } as const
export const readIncident = endpoint({ ...ofOne, ...reading, path: '/api/incidents/{id}', summary: '一起事件' })
export const printIncident = endpoint({
  ...aFile,
  path: '/api/incidents/{id}/sheet',
  summary: '三同步记录表',
  event: 'incident.printed',
  params: idParams,
  query: z.strictObject({ format: z.enum(['pdf', 'docx']) }),
})
export const recordIncident = endpoint({
  method: 'post',
  path: '/api/incidents',
  summary: '登记事件',
  who: recorders,
  event: 'incident.recorded',
  body: z.strictObject({
    unitId: id,
    title: text(60, 2),
    summary: text(1000, 2),
    place: text(100, 2),
    happenedOn: calendarDate,
    happenedTime: time,
  }),
  output: incidentView,
})
export const assignTrack = endpoint({
  ...changing,
  path: '/api/incidents/{id}/owner',
  summary: '定一路的负责人',
  who: recorders,
  event: 'incident.trackAssigned',
  body: z.strictObject({ version, track, ownerId: id }),
})
export const addStep = endpoint({
  ...changing,
  path: '/api/incidents/{id}/steps',
  summary: '记一步',
  who: [...recorders, 'bureauLeader', 'leadOfficer'],
  event: 'incident.stepAdded',
  body: z.strictObject({ version, track, takenOn: calendarDate, takenTime: time, text: text(500, 2) }),
})
export const draftStatement = endpoint({
  ...changing,
  path: '/api/incidents/{id}/statements',
  summary: '拟声明的一版',
  who: recorders,
  event: 'incident.statementDrafted',
  body: z.strictObject({ version, text: text(5000, 2), isPublic: z.boolean() }),
})
export const approveStatement = endpoint({
  ...changing,
  path: '/api/incidents/{id}/statements/{statementId}/approval',
  summary: '审定声明',
  who: approvers,
  event: 'incident.statementApproved',
  params: z.strictObject({ id, statementId: id }),
  body: z.strictObject({ version }),
})
export const concludeIncident = endpoint({
  ...changing,
  path: '/api/incidents/{id}/conclusion',
  summary: '处置完毕，报辅警办复盘',
  who: approvers,
  event: 'incident.handled',
  body: z.strictObject({ version }),
})
export const reviewIncident = endpoint({
  ...changing,
  path: '/api/incidents/{id}/review',
  summary: '复盘：问题进单位台账',
  who: ['auxiliaryOffice'],
  event: 'incident.reviewed',
  body: z.strictObject({
    version,
    text: text(2000, 2),
    findings: z
      .array(z.strictObject({ category: z.enum(hazardCategories), title: text(60, 2), description: text(1000, 2) }))
      .max(20, '最多 20 处'),
  }),
})
