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
  page,
  text,
  version,
} from '../../platform/http/contract.ts'

export const consultationStates = ['prepared', 'held', 'approved', 'cancelled'] as const
export const consultationLevels = ['general', 'serious', 'major'] as const
export const agendaReasons = ['major', 'overdue', 'relapsed', 'new'] as const
export const decisionStandings = ['draft', 'open', 'done', 'verified', 'dropped'] as const
const state = z.enum(consultationStates)
const level = z.enum(consultationLevels)
const instant = z.iso.datetime().nullable()
const named = z.object({ id, name: z.string() })

const meeting = {
  id,
  taskForce: named,
  meetingOn: calendarDate,
  place: z.string(),
  chairName: z.string(),
  state,
  level: level.nullable(),
  number: z.string().nullable(),
  decisions: z.int(),
  overdue: z.int(),
  version,
}
const consultationRow = z.object(meeting)
export type ConsultationRowView = z.infer<typeof consultationRow>

const participant = z.object({
  unit: named,
  basis: z.enum(['leads', 'named', 'usesMany', 'chosen']),
  attendance: z.enum(['expected', 'present', 'absent']),
  absenceReason: z.string().nullable(),
})
const point = z.object({
  /** Null while the agenda is not frozen and the point is drawn from the ledger. */
  id: id.nullable(),
  kind: z.enum(['followUp', 'hazard', 'cause', 'other']),
  title: z.string(),
  facts: z.string(),
  reasons: z.array(z.enum(agendaReasons)),
  hazardId: id.nullable(),
  /** Whether the ledger opens the hazard to the caller. */
  opensHazard: z.boolean(),
  minutes: z.string(),
})
export type PointView = z.infer<typeof point>
const decision = z.object({
  id,
  number: z.int(),
  kind: z.enum(['measure', 'task']),
  text: z.string(),
  unit: named,
  ownerName: z.string().nullable(),
  hazard: z.object({ id, number: z.string(), opens: z.boolean() }).nullable(),
  dueOn: calendarDate,
  light: dueLight,
  days: z.int().nullable(),
  standing: z.enum(decisionStandings),
  version,
})
export type DecisionView = z.infer<typeof decision>
const consultationView = z.object({
  ...meeting,
  /** Only what concerns the caller's own units. */
  isPart: z.boolean(),
  chairId: id,
  chairTitle: z.string().nullable(),
  reasons: z.string().nullable(),
  preparedByName: z.string(),
  writtenByName: z.string().nullable(),
  writtenAt: instant,
  approvedByName: z.string().nullable(),
  approvedAt: instant,
  cancelledByName: z.string().nullable(),
  cancelledAt: instant,
  cancelReason: z.string().nullable(),
  previous: z.object({ id, meetingOn: calendarDate, number: z.string().nullable() }).nullable(),
  participants: z.array(participant),
  points: z.array(point),
  /** Hazards that belong on the agenda beyond the most that are listed. */
  unlisted: z.int(),
  decided: z.array(decision),
  abilities,
})
export type ConsultationView = z.infer<typeof consultationView>

export const consultationFilters = {
  state: state.optional(),
  taskForceId: id.optional(),
  from: calendarDate.optional(),
  to: calendarDate.optional(),
}
export const listConsultations = endpoint({
  method: 'get',
  path: '/api/consultations',
  summary: '会商研判',
  who: businessReaders,
  query: z.strictObject({ ...listQuery, ...consultationFilters }),
  output: page(consultationRow),
})
export const exportConsultations = endpoint({
  method: 'get',
  path: '/api/consultations/export',
  summary: '导出会商台账',
  who: businessReaders,
  event: 'consultation.exported',
  query: z.strictObject({ sort: z.string().max(60).optional(), ...consultationFilters }),
  isFile: true,
  output: z.unknown(),
})
const ofOne = { params: idParams, who: businessReaders, output: consultationView } as const
export const readConsultation = endpoint({
  ...ofOne,
  method: 'get',
  path: '/api/consultations/{id}',
  summary: '一次会商：议程、纪要、决定',
})

const decidedOn = decision.pick({ number: true, text: true, ownerName: true, dueOn: true, standing: true })
export const listMeetingsOf = endpoint({
  method: 'get',
  path: '/api/hazards/{id}/consultations',
  summary: '一条隐患在哪些会商上研判过、作了什么决定',
  who: businessReaders,
  params: idParams,
  output: z.object({
    rows: z.array(
      consultationRow.pick({ id: true, meetingOn: true, number: true, state: true }).extend({ decided: z.array(decidedOn) }),
    ),
  }),
})

export const readProposal = endpoint({
  method: 'get',
  path: '/api/consultation-proposal',
  summary: '按规则应参加会商的单位',
  who: businessReaders,
  query: z.strictObject({ taskForceId: id }),
  output: z.object({
    chair: named.nullable(),
    units: z.array(z.object({ unit: named, basis: z.enum(['leads', 'named', 'usesMany']), auxiliaries: z.int() })),
    /** Every unit that may be asked. */
    all: z.array(named),
  }),
})

const arrangement = { meetingOn: calendarDate, place: text(60, 2), chairId: id, unitIds: z.array(id).min(1).max(500) }
export const prepareConsultation = endpoint({
  method: 'post',
  path: '/api/consultations',
  summary: '筹备会商',
  who: businessReaders,
  event: 'consultation.prepared',
  body: z.strictObject({ taskForceId: id, ...arrangement }),
  output: consultationView,
})
const change = { ...ofOne, versioned: true } as const
export const changeConsultation = endpoint({
  ...change,
  method: 'patch',
  path: '/api/consultations/{id}',
  summary: '改会商安排',
  event: 'consultation.changed',
  body: z.strictObject({ version, ...arrangement }),
})
export const addPoint = endpoint({
  ...change,
  method: 'post',
  path: '/api/consultations/{id}/points',
  summary: '加会商议题',
  event: 'consultation.pointAdded',
  body: z.strictObject({ version, title: text(100, 2), facts: z.string().trim().max(1000, '最多 1000 个字') }),
})
export const removePoint = endpoint({
  ...change,
  method: 'post',
  path: '/api/consultations/{id}/points/{pointId}/removal',
  summary: '撤去会商议题',
  event: 'consultation.pointRemoved',
  params: z.strictObject({ id, pointId: id }),
  body: z.strictObject({ version }),
})
export const cancelConsultation = endpoint({
  ...change,
  method: 'post',
  path: '/api/consultations/{id}/cancellation',
  summary: '取消会商',
  event: 'consultation.cancelled',
  body: z.strictObject({ version, reason: text(300, 2) }),
})
export const holdConsultation = endpoint({
  ...change,
  method: 'post',
  path: '/api/consultations/{id}/holding',
  summary: '登记会商召开，议程定稿',
  event: 'consultation.held',
  body: z.strictObject({
    version,
    /** Units that did not come, each with its reason; all others were present. */
    absences: z.array(z.strictObject({ unitId: id, reason: text(100, 2) })).max(500),
  }),
})
export const writeMinutes = endpoint({
  ...change,
  method: 'patch',
  path: '/api/consultations/{id}/minutes',
  summary: '写会商纪要和研判结论',
  event: 'consultation.minutesWritten',
  body: z.strictObject({
    version,
    points: z.array(z.strictObject({ id, minutes: z.string().trim().max(4000, '最多 4000 个字') })).max(500),
    level,
    reasons: text(2000, 2),
  }),
})
export const approveConsultation = endpoint({
  ...change,
  method: 'post',
  path: '/api/consultations/{id}/approval',
  summary: '审定会商纪要',
  event: 'consultation.approved',
  body: z.strictObject({ version }),
})
const format = z.strictObject({ format: z.enum(['pdf', 'docx']) })
const paper = { method: 'get', who: businessReaders, params: idParams, query: format, isFile: true, output: z.unknown() } as const
export const printAgenda = endpoint({
  ...paper,
  path: '/api/consultations/{id}/agenda',
  summary: '会商议程',
  event: 'consultation.agendaPrinted',
})
export const printMinutes = endpoint({
  ...paper,
  path: '/api/consultations/{id}/minutes',
  summary: '会商纪要',
  event: 'consultation.minutesPrinted',
})
