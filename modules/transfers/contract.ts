import { z } from 'zod'
import {
  abilities,
  calendarDate,
  endpoint,
  flag,
  id,
  idParams,
  listQuery,
  page,
  text,
  version,
} from '../../platform/http/contract.ts'

const readers = ['unitClerk', 'auxiliaryOffice'] as const
const state = z.enum(['open', 'accepted', 'rejected', 'withdrawn'])

export const transferRow = z.object({
  id,
  /** As the proposing unit wrote it. */
  personName: z.string(),
  toUnit: z.object({ id, name: z.string() }),
  wantedOn: calendarDate,
  state,
  /** The person does not want it; where the second look at it stands, for the office. */
  isAgainstWill: z.boolean(),
  secondLook: z.string().nullable(),
  answer: z.string().nullable(),
  proposedBy: z.string().nullable(),
  proposedAt: z.iso.datetime(),
  answeredBy: z.string().nullable(),
  answeredAt: z.iso.datetime().nullable(),
  /** For the office alone: who holds the number; null when nobody does, or for others. */
  person: z.object({ id, name: z.string(), number: z.string().nullable(), unitName: z.string() }).nullable(),
  version,
  abilities,
})
export type TransferRowView = z.infer<typeof transferRow>

export const listTransfers = endpoint({
  method: 'get',
  path: '/api/transfer-proposals',
  summary: '调动申请',
  who: readers,
  query: z.strictObject({ ...listQuery, state: state.optional(), unitId: id.optional(), below: flag }),
  output: page(transferRow),
})
export const proposeTransfer = endpoint({
  method: 'post',
  path: '/api/transfer-proposals',
  summary: '申请调入',
  who: ['unitClerk'],
  event: 'transfer.proposed',
  body: z.strictObject({ idNumber: text(30), personName: text(50), wantedOn: calendarDate, unitId: id }),
  output: transferRow,
})
export const answerTransfer = endpoint({
  method: 'post',
  path: '/api/transfer-proposals/{id}/answer',
  summary: '答复调动申请',
  who: ['auxiliaryOffice'],
  event: 'transfer.answered',
  versioned: true,
  params: idParams,
  body: z.strictObject({
    version,
    state: z.enum(['accepted', 'rejected']),
    /** 本人意愿, where accepted. */
    consent: z.enum(['agrees', 'against']).optional(),
    answer: text(300, 2),
  }),
  output: transferRow,
})
/** 撤回调动申请 — by the clerk of the unit that asked, as long as nobody has answered. */
export const withdrawTransfer = endpoint({
  method: 'post',
  path: '/api/transfer-proposals/{id}/withdrawal',
  summary: '撤回调动申请',
  who: ['unitClerk'],
  event: 'transfer.withdrawn',
  versioned: true,
  params: idParams,
  body: z.strictObject({ version }),
  output: transferRow,
})
