import { z } from 'zod'
import {
  abilities,
  businessReaders,
  calendarDate,
  dueLight,
  endpoint,
  flag,
  id,
  idParams,
  listQuery,
  page,
  text,
  version,
} from '../../platform/http/contract.ts'

/** Whoever is named to do something may hold no office at all. */
const readers = [...businessReaders, 'leadOfficer'] as const
export const decisionStandings = ['open', 'done', 'verified', 'dropped'] as const
const instant = z.iso.datetime().nullable()
const named = z.object({ id, name: z.string() })

const decisionRow = z.object({
  id,
  consultation: z.object({ id, meetingOn: calendarDate, number: z.string().nullable() }),
  number: z.int(),
  kind: z.enum(['measure', 'task']),
  text: z.string(),
  unit: named,
  ownerName: z.string().nullable(),
  hazard: z.object({ id, number: z.string() }).nullable(),
  dueOn: calendarDate,
  light: dueLight,
  days: z.int().nullable(),
  standing: z.enum(['draft', ...decisionStandings]),
  doneByName: z.string().nullable(),
  doneAt: instant,
  doneNote: z.string().nullable(),
  verifiedByName: z.string().nullable(),
  verifiedAt: instant,
  returnReason: z.string().nullable(),
  version,
  abilities,
})
export type DecisionRowView = z.infer<typeof decisionRow>

export const decisionFilters = {
  standing: z.enum([...decisionStandings, 'overdue']).optional(),
  kind: z.enum(['measure', 'task']).optional(),
  unitId: id.optional(),
  below: flag,
}
export const listDecisions = endpoint({
  method: 'get',
  path: '/api/consultation-decisions',
  summary: '会商决定',
  who: readers,
  query: z.strictObject({ ...listQuery, ...decisionFilters }),
  output: page(decisionRow),
})
export const exportDecisions = endpoint({
  method: 'get',
  path: '/api/consultation-decisions/export',
  summary: '导出会商决定',
  who: readers,
  event: 'consultationDecision.exported',
  query: z.strictObject({ sort: z.string().max(60).optional(), ...decisionFilters }),
  isFile: true,
  output: z.unknown(),
})
export const draftDecision = endpoint({
  method: 'post',
  path: '/api/consultations/{id}/decisions',
  summary: '拟会商决定',
  who: businessReaders,
  event: 'consultationDecision.drafted',
  versioned: true,
  params: idParams,
  body: z.strictObject({
    /** Of the meeting. */
    version,
    text: text(500, 4),
    pointId: id.nullable(),
    /** Named: it becomes a measure of that hazard; null: a task of the unit. */
    hazardId: id.nullable(),
    unitId: id.nullable(),
    ownerId: id.nullable(),
    dueOn: calendarDate,
  }),
  output: z.object({ id }),
})
const ofOne = { method: 'post', params: idParams, versioned: true } as const
export const removeDecision = endpoint({
  ...ofOne,
  path: '/api/consultation-decisions/{id}/removal',
  summary: '撤去拟定的决定',
  who: businessReaders,
  event: 'consultationDecision.removed',
  body: z.strictObject({ version }),
  output: z.object({ id }),
})
export const doDecision = endpoint({
  ...ofOne,
  path: '/api/consultation-decisions/{id}/completion',
  summary: '报会商决定办完',
  who: readers,
  event: 'consultationDecision.done',
  body: z.strictObject({ version, note: text(500, 4) }),
  output: decisionRow,
})
export const verifyDecision = endpoint({
  ...ofOne,
  path: '/api/consultation-decisions/{id}/verification',
  summary: '核验会商决定事项',
  who: businessReaders,
  event: 'consultationDecision.verified',
  body: z.strictObject({ version }),
  output: decisionRow,
})
export const returnDecision = endpoint({
  ...ofOne,
  path: '/api/consultation-decisions/{id}/return',
  summary: '退回会商决定事项',
  who: businessReaders,
  event: 'consultationDecision.returned',
  body: z.strictObject({ version, reason: text(300, 2) }),
  output: decisionRow,
})
