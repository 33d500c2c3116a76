import { z } from 'zod'
import {
  abilities,
  businessReaders,
  calendarDate,
  endpoint,
  id,
  idParams,
  listQuery,
  page,
  type Role,
  text,
  version,
} from '../../platform/http/contract.ts'

export const noticeStates = ['draft', 'inForce', 'withdrawn'] as const
export const partyGroups = ['stationsAndDirectUnits', 'stations', 'directUnits', 'usingUnits'] as const
export const deliverableKinds = ['form', 'report', 'evidence', 'figure'] as const
export const findingKinds = [
  'twoChains',
  'formLacks',
  'noDays',
  'noLead',
  'noResponsible',
  'outsideParty',
  'noDay',
  'noDeliverable',
  'annexUnasked',
  'annexMissing',
  'sameNumber',
  'looseDuty',
] as const

const state = z.enum(noticeStates)
const named = z.object({ id, name: z.string() })
const annex = z.object({ number: z.int().min(1).max(99), title: text(80), text: z.string().max(20_000) })
const deliverable = z.strictObject({
  kind: z.enum(deliverableKinds),
  words: text(60),
  annex: z.int().min(1).max(99).nullable(),
})
const cycle = z.strictObject({ every: z.enum(['weekly', 'monthly']), day: z.int().min(1).max(31) })
const part = z.enum(['assisting', 'responsible'])

const noticeRow = z.object({
  ...{ id, number: z.string(), title: z.string(), issuer: z.string(), issuedOn: calendarDate, state },
  ...{ clauses: z.int(), inForceOn: calendarDate.nullable(), withdrawnOn: calendarDate.nullable(), version, abilities },
})
export type NoticeRowView = z.infer<typeof noticeRow>
const party = z.object({
  ...{ part, group: z.enum(partyGroups).nullable(), unit: named.nullable(), words: z.string().nullable() },
  /** Units a group stands for today. */
  units: z.int(),
})
export type PartyView = z.infer<typeof party>
const clause = z.object({
  ...{ id, number: z.string(), section: z.string().nullable(), heading: z.string(), text: z.string() },
  ...{ lead: named.nullable(), leadWords: z.string().nullable(), parties: z.array(party) },
  ...{ deliverables: z.array(deliverable), dueOn: calendarDate.nullable(), cycle: cycle.nullable() },
})
export type ClauseView = z.infer<typeof clause>
const finding = z.object({
  ...{ key: z.string(), kind: z.enum(findingKinds), clause: z.string().nullable(), words: z.string() },
  ruling: z.object({ text: z.string(), by: z.string(), at: z.iso.datetime() }).nullable(),
})
export type FindingView = z.infer<typeof finding>
const noticeView = noticeRow.extend({
  ...{ preamble: z.string(), closing: z.string(), annexes: z.array(annex), clauseList: z.array(clause) },
  file: z.object({ name: z.string(), digest: z.string() }).nullable(),
  ...{ enteredBy: z.string(), enteredAt: z.iso.datetime(), inForceBy: z.string().nullable() },
  ...{ withdrawnBy: z.string().nullable(), withdrawReason: z.string().nullable(), findings: z.array(finding) },
  /** Rulings on what the check no longer finds. */
  settled: z.array(z.object({ words: z.string(), text: z.string(), by: z.string(), at: z.iso.datetime() })),
})
export type NoticeView = z.infer<typeof noticeView>

const office = ['auxiliaryOffice'] as const satisfies readonly Role[]
const change = { who: office, params: idParams, versioned: true, output: noticeView } as const
const wholeText = z.string().trim().min(20, '文字太少，贴入通知全文').max(100_000, '最多 100,000 个字')
const said = { number: text(40, 4), title: text(120, 4), issuer: text(60, 2), issuedOn: calendarDate }

export const listNotices = endpoint({
  ...{ method: 'get', path: '/api/notices', summary: '通知', who: businessReaders },
  query: z.strictObject({
    ...listQuery,
    q: z.string().trim().max(60).optional(),
    state: z.enum([...noticeStates, 'all']).optional(),
    from: calendarDate.optional(),
    to: calendarDate.optional(),
  }),
  output: page(noticeRow),
})
export const readNotice = endpoint({
  ...{ method: 'get', path: '/api/notices/{id}', summary: '一件通知', who: businessReaders },
  ...{ params: idParams, output: noticeView },
})
export const takeOriginal = endpoint({
  ...{ method: 'get', path: '/api/notices/{id}/original', summary: '取通知原件', who: businessReaders },
  ...{ event: 'notice.originalTaken', params: idParams, isFile: true, output: z.unknown() },
})
export const exportClauses = endpoint({
  ...{ method: 'get', path: '/api/notices/{id}/export', summary: '导出条款分工表', who: businessReaders },
  ...{ event: 'notice.exported', params: idParams, isFile: true, output: z.unknown() },
})
export const printNotice = endpoint({
  ...{ method: 'get', path: '/api/notices/{id}/print', summary: '打印条款分工表', who: businessReaders },
  ...{ event: 'notice.printed', params: idParams, isFile: true, output: z.unknown() },
})
export const readFile = endpoint({
  ...{ method: 'post', path: '/api/notice-readings', summary: '从 .docx 读出通知，先不存', who: office, isRead: true },
  body: z.strictObject({ fileId: id }),
  output: z.object({
    ...{ number: z.string().nullable(), title: z.string().nullable(), issuer: z.string().nullable() },
    ...{ issuedOn: calendarDate.nullable(), text: z.string(), clauses: z.int(), annexes: z.int() },
    /** What was not read, as sentences. */
    remarks: z.array(z.string()),
  }),
})
export const enterNotice = endpoint({
  ...{ method: 'post', path: '/api/notices', summary: '录入通知', who: office, event: 'notice.entered' },
  body: z.strictObject({ ...said, text: wholeText, fileId: id.nullable() }),
  output: noticeView,
})
export const changeNotice = endpoint({
  ...{ ...change, method: 'patch', path: '/api/notices/{id}', summary: '改通知的文号、标题、机关和日期' },
  event: 'notice.changed',
  body: z.strictObject({ version, ...said }),
})
const cutClause = z.strictObject({
  /** Null for a clause added by hand; those left out go. */
  ...{ id: id.nullable(), number: text(8), section: z.string().trim().max(60).nullable(), heading: text(80) },
  text: z.string().trim().max(10_000),
})
export const correctClauses = endpoint({
  ...{ ...change, method: 'post', path: '/api/notices/{id}/clauses', summary: '改正条款的切分' },
  event: 'notice.corrected',
  body: z.strictObject({
    version,
    clauses: z.array(cutClause).min(1, '至少一条').max(100, '最多 100 条'),
    annexes: z.array(annex).max(30, '最多 30 个附件'),
    closing: z.string().trim().max(20_000),
  }),
})
export const cutAgain = endpoint({
  ...{ ...change, method: 'post', path: '/api/notices/{id}/cut', summary: '换一份文字，重新切分' },
  event: 'notice.cutAgain',
  body: z.strictObject({ version, text: wholeText }),
})
const sentParty = z.strictObject({
  part,
  group: z.enum(partyGroups).nullable(),
  unitId: id.nullable(),
  words: text(40).nullable(),
})
export const assignClause = endpoint({
  ...{ ...change, method: 'post', path: '/api/notices/{id}/assignment', summary: '定一个条款的分工、成果和时限' },
  event: 'notice.clauseAssigned',
  body: z.strictObject({
    ...{ version, clauseId: id, leadUnitId: id.nullable(), parties: z.array(sentParty).max(80, '最多 80 个') },
    ...{ deliverables: z.array(deliverable).max(20, '最多 20 项'), dueOn: calendarDate.nullable(), cycle: cycle.nullable() },
    /** Why, where the notice is in force. */
    reason: z.string().trim().max(300),
  }),
})
export const ruleOnFinding = endpoint({
  ...{ ...change, method: 'post', path: '/api/notices/{id}/rulings', summary: '对核对出的问题写意见' },
  event: 'notice.ruledOn',
  body: z.strictObject({ version, key: z.string().max(60), ruling: text(300, 2) }),
})
export const putInForce = endpoint({
  ...{ ...change, method: 'post', path: '/api/notices/{id}/force', summary: '让通知生效' },
  event: 'notice.putInForce',
  body: z.strictObject({ version }),
})
export const withdrawNotice = endpoint({
  ...{ ...change, method: 'post', path: '/api/notices/{id}/withdrawal', summary: '撤回通知' },
  event: 'notice.withdrawn',
  body: z.strictObject({ version, reason: text(300, 4) }),
})
