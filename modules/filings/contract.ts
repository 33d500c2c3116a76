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

export const filingStates = ['open', 'lodged', 'returned', 'accepted', 'withdrawn'] as const
export const filingAspects = ['post', 'leadOfficer', 'leaderInCharge'] as const
const state = z.enum(filingStates)
const aspect = z.enum(filingAspects)
const instant = z.iso.datetime().nullable()

export const filingRow = z.object({
  id,
  person: z.object({ id, name: z.string(), number: z.string().nullable() }),
  unit: z.object({ id, name: z.string() }),
  aspect,
  change: z.enum(['begun', 'ended']),
  before: z.string().nullable(),
  after: z.string().nullable(),
  reason: z.string(),
  changedOn: calendarDate,
  openedOn: calendarDate,
  dueOn: calendarDate.nullable(),
  light: dueLight,
  days: z.int().nullable(),
  state,
  isLate: z.boolean(),
  note: z.string(),
  serialNumber: z.string().nullable(),
  lodgedBy: z.string().nullable(),
  lodgedAt: instant,
  answeredBy: z.string().nullable(),
  answeredAt: instant,
  answer: z.string().nullable(),
  version,
  abilities,
})
export type FilingRowView = z.infer<typeof filingRow>

export const filingFilters = {
  state: z.enum([...filingStates, 'waiting', 'late']).optional(),
  aspect: aspect.optional(),
  unitId: id.optional(),
  below: flag,
  personId: id.optional(),
  from: calendarDate.optional(),
  to: calendarDate.optional(),
}
export const listFilings = endpoint({
  method: 'get',
  path: '/api/filings',
  summary: '备案登记簿',
  who: businessReaders,
  query: z.strictObject({ ...listQuery, ...filingFilters }),
  output: page(filingRow),
})
export const exportFilings = endpoint({
  method: 'get',
  path: '/api/filings/export',
  summary: '导出备案登记簿',
  who: businessReaders,
  event: 'filing.exported',
  query: z.strictObject({ sort: z.string().max(60).optional(), ...filingFilters }),
  isFile: true,
  output: z.unknown(),
})

/** Rows chosen in the register, each with the version that was seen. */
const chosen = z.array(z.strictObject({ id, version })).min(1).max(500)
const changed = z.object({ rows: z.array(filingRow) })
export const lodgeFilings = endpoint({
  method: 'post',
  path: '/api/filings/lodging',
  summary: '报备案',
  who: ['unitClerk', 'auxiliaryOffice'],
  event: 'filing.lodged',
  body: z.strictObject({ filings: chosen, note: z.string().trim().max(300, '最多 300 个字') }),
  output: changed,
})
export const acceptFilings = endpoint({
  method: 'post',
  path: '/api/filings/acceptance',
  summary: '受理备案',
  who: ['auxiliaryOffice'],
  event: 'filing.accepted',
  body: z.strictObject({ filings: chosen }),
  output: changed,
})
export const returnFilings = endpoint({
  method: 'post',
  path: '/api/filings/return',
  summary: '退回备案',
  who: ['auxiliaryOffice'],
  event: 'filing.returned',
  body: z.strictObject({ filings: chosen, reason: text(300, 2) }),
  output: changed,
})
export const printReceipt = endpoint({
  method: 'get',
  path: '/api/filings/{id}/receipt',
  summary: '备案回执',
  who: businessReaders,
  event: 'filing.receiptPrinted',
  params: idParams,
  isFile: true,
  output: z.unknown(),
})

const filingRule = z.object({ filingDays: z.int().nullable(), version, abilities })
export const readFilingRule = endpoint({
  method: 'get',
  path: '/api/filing-rule',
  summary: '备案期限（本局规定）',
  who: businessReaders,
  output: filingRule,
})
export const setFilingRule = endpoint({
  method: 'patch',
  path: '/api/filing-rule',
  summary: '定备案期限',
  who: ['auxiliaryOffice'],
  event: 'filing.ruleSet',
  versioned: true,
  body: z.strictObject({ version, filingDays: z.int().min(1, '至少 1 个工作日').max(60, '最多 60 个工作日').nullable() }),
  output: filingRule,
})
