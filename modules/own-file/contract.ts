import { z } from 'zod'
import { calendarDate, endpoint, flag, id, idParams, listQuery, page, text, version } from '../../platform/http/contract.ts'

const person = ['auxiliary'] as const
const answerers = ['unitClerk', 'auxiliaryOffice'] as const

/** What a file holds, in the order in which the person reads it. */
export const heldFields = [
  'name',
  'sex',
  'bornOn',
  'idNumber',
  'phone',
  'number',
  'unit',
  'post',
  'leadOfficer',
  'leaderInCharge',
  'category',
  'auxiliaryKind',
  'employer',
  'entryOn',
  'contractFrom',
  'contractEndsOn',
  'education',
  'politicalStatus',
  'tier',
  'licenceClass',
  'isVeteran',
  'photo',
] as const
export type HeldField = (typeof heldFields)[number]
const field = z.enum(heldFields)
const state = z.enum(['open', 'accepted', 'rejected'])

const correction = z.object({
  id,
  field,
  statement: z.string(),
  state,
  answer: z.string().nullable(),
  askedAt: z.iso.datetime(),
  answeredAt: z.iso.datetime().nullable(),
  answeredBy: z.string().nullable(),
})
export type CorrectionView = z.infer<typeof correction>
const viewRow = z.object({
  id,
  at: z.iso.datetime(),
  who: z.string(),
  role: z.string().nullable(),
  verb: z.string(),
  words: z.array(z.string()),
})
export type OwnViewRow = z.infer<typeof viewRow>
const answering = z.object({
  duty: z.enum(['leadOfficer', 'leaderInCharge', 'unitHead']),
  name: z.string().nullable(),
  title: z.string().nullable(),
  sinceOn: calendarDate.nullable(),
})
export const ownFile = z.object({
  id,
  name: z.string(),
  number: z.string().nullable(),
  unitName: z.string(),
  postName: z.string().nullable(),
  dutyCount: z.int().nullable(),
  /** The duties of the own post as they are in force, in their order. */
  duties: z.array(z.string()),
  answering: z.array(answering),
  held: z.array(z.object({ field, value: z.string().nullable() })),
  views: z.object({ rows: z.array(viewRow), total: z.int() }),
  /** When others saw a whole number in the last thirty days, newest first. */
  disclosures: z.array(viewRow),
  corrections: z.array(correction),
})
export type OwnFileView = z.infer<typeof ownFile>

export const readOwnFile = endpoint({
  method: 'get',
  path: '/api/me/file',
  summary: '我的档案',
  who: person,
  event: 'person.ownFileViewed',
  output: ownFile,
})
export const listOwnViews = endpoint({
  method: 'get',
  path: '/api/me/views',
  summary: '谁看过我的档案',
  who: person,
  query: z.strictObject({ ...listQuery }),
  output: page(viewRow),
})
export const discloseOwnNumber = endpoint({
  method: 'post',
  path: '/api/me/number-disclosure',
  summary: '看自己的全部号码',
  who: person,
  event: 'person.ownNumberShown',
  stepUp: true,
  isRead: true,
  body: z.strictObject({ which: z.enum(['idNumber', 'phone']) }),
  output: z.object({ value: z.string() }),
})
export const askCorrection = endpoint({
  method: 'post',
  path: '/api/me/correction-requests',
  summary: '申请更正',
  who: person,
  event: 'correction.asked',
  body: z.strictObject({ field, statement: text(500, 5) }),
  output: correction,
})

const correctionRow = correction.extend({
  person: z.object({ id, name: z.string(), number: z.string().nullable() }),
  unitName: z.string(),
  version,
})
export type CorrectionRowView = z.infer<typeof correctionRow>
export const listCorrections = endpoint({
  method: 'get',
  path: '/api/correction-requests',
  summary: '更正申请',
  who: answerers,
  query: z.strictObject({ ...listQuery, state: state.optional(), unitId: id.optional(), below: flag }),
  output: page(correctionRow),
})
export const answerCorrection = endpoint({
  method: 'post',
  path: '/api/correction-requests/{id}/answer',
  summary: '答复更正申请',
  who: answerers,
  event: 'correction.answered',
  versioned: true,
  params: idParams,
  body: z.strictObject({ version, state: z.enum(['accepted', 'rejected']), answer: text(500, 2) }),
  output: correctionRow,
})
