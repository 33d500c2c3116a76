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
  type Role,
  text,
  version,
} from '../../platform/http/contract.ts'

export const colors = ['blue', 'yellow', 'red'] as const
export const slipStates = ['toApprove', 'issued', 'received', 'answered', 'returned', 'closed', 'refused', 'withdrawn'] as const

const issuers = ['auxiliaryOffice', 'unitHead'] as const satisfies readonly Role[]
const finders = [...issuers, 'politicalOfficeLeader'] as const satisfies readonly Role[]
const approvers = ['politicalOfficeLeader'] as const satisfies readonly Role[]
const receivers = ['unitClerk', 'unitHead'] as const satisfies readonly Role[]
const answerers = ['unitHead'] as const satisfies readonly Role[]

const color = z.enum(colors)
const named = z.object({ id, name: z.string() })
const maybe = z.string().nullable()
const day = calendarDate.nullable()

const slipRow = z.object({
  ...{ id, number: maybe, color, state: z.enum(slipStates), unit: named, issuer: z.string() },
  ...{ taskId: id, taskNumber: z.string(), taskTitle: z.string(), demand: z.string() },
  ...{ answerBy: calendarDate, light: dueLight, days: z.int().nullable(), isLate: z.boolean().nullable() },
  ...{
    draftedBy: z.string(),
    draftedOn: calendarDate,
    issuedOn: day,
    receivedBy: maybe,
    receivedAt: z.iso.datetime().nullable(),
  },
  ...{ answeredOn: day, closedOn: day, version, abilities },
})
export type SlipRowView = z.infer<typeof slipRow>
const file = z.object({ id, name: z.string(), size: z.int(), digest: z.string() })
const answer = z.object({
  ...{ text: z.string(), by: z.string(), at: z.iso.datetime(), files: z.array(file) },
  returned: z.object({ reason: z.string(), by: z.string(), at: z.iso.datetime() }).nullable(),
})
const slipView = slipRow.extend({
  ...{ facts: z.string(), answers: z.array(answer), approvedBy: maybe, closedBy: maybe, endReason: maybe },
})
export type SlipView = z.infer<typeof slipView>

const candidate = z.object({
  ...{ id, number: z.string(), title: z.string(), unit: named, lead: z.string(), owner: maybe, dueOn: calendarDate },
  ...{ light: dueLight, days: z.int().nullable(), movedOn: calendarDate, color, why: z.string(), facts: z.string(), abilities },
})
export type CandidateView = z.infer<typeof candidate>

export const slipFilters = {
  q: z.string().trim().max(60).optional(),
  color: color.optional(),
  state: z.enum([...slipStates, 'open', 'overdue', 'all']).optional(),
  unitId: id.optional(),
  below: flag,
}
const get = (path: string, summary: string) => ({ method: 'get', path, summary, who: businessReaders }) as const
const asFile = { isFile: true, output: z.unknown() } as const

export const listSlips = endpoint({
  ...get('/api/supervision-slips', '督办单'),
  query: z.strictObject({ ...listQuery, ...slipFilters }),
  output: page(slipRow).extend({ overdue: z.int() }),
})
const filtered = z.strictObject({ sort: z.string().max(60).optional(), ...slipFilters })
export const exportSlips = endpoint({
  ...{ ...get('/api/supervision-slips/export', '导出督办单'), ...asFile, event: 'supervisionSlip.exported', query: filtered },
})
export const printSlips = endpoint({
  ...{
    ...get('/api/supervision-slips/print', '打印督办单台账'),
    ...asFile,
    event: 'supervisionSlip.listPrinted',
    query: filtered,
  },
})
export const listCandidates = endpoint({
  ...{ ...get('/api/supervision-candidates', '按规则可以督办的任务'), who: finders },
  query: z.strictObject({ ...listQuery, color: color.optional(), unitId: id.optional(), below: flag, taskId: id.optional() }),
  output: page(candidate),
})
export const readSlip = endpoint({ ...get('/api/supervision-slips/{id}', '一张督办单'), params: idParams, output: slipView })
export const printSlip = endpoint({
  ...{ ...get('/api/supervision-slips/{id}/print', '打印督办单'), ...asFile, event: 'supervisionSlip.printed', params: idParams },
  query: z.strictObject({ format: z.enum(['pdf', 'docx']) }),
})
export const takeFile = endpoint({
  ...{ ...get('/api/supervision-slips/{id}/files/{fileId}', '取督办答复的附件'), ...asFile, event: 'supervisionSlip.fileTaken' },
  params: z.strictObject({ id, fileId: id }),
})
export const writeSlip = endpoint({
  ...{ method: 'post', path: '/api/supervision-slips', summary: '开督办单', who: issuers, event: 'supervisionSlip.written' },
  body: z.strictObject({ taskId: id, color, demand: text(500, 4), answerBy: calendarDate }),
  output: slipView,
})

/** A change of one slip, as a noun under it; the body carries the version that was seen. */
const change = <S extends z.ZodRawShape>(
  noun: string,
  summary: string,
  [event, who]: readonly [event: string, who: readonly Role[]],
  fields: S,
) =>
  endpoint({
    ...{ method: 'post', path: `/api/supervision-slips/{id}/${noun}`, summary, event, who, versioned: true },
    ...{ params: idParams, body: z.strictObject({ version, ...fields }), output: slipView },
  })
const reason = text(300, 2)
const files = z.array(z.strictObject({ fileId: id, isDeclaredUnclassified: z.boolean() })).max(20, '最多 20 个')
export const approveSlip = change('approval', '批准红色督办单', ['supervisionSlip.approved', approvers], {})
export const refuseSlip = change('refusal', '不批准红色督办单', ['supervisionSlip.refused', approvers], { reason })
export const receiveSlip = change('receipt', '签收督办单', ['supervisionSlip.received', receivers], {})
export const answerSlip = change('answer', '答复督办单', ['supervisionSlip.answered', answerers], { text: text(1000, 2), files })
export const closeSlip = change('closing', '办结督办单', ['supervisionSlip.closed', issuers], {})
export const returnSlip = change('return', '退回督办答复', ['supervisionSlip.returned', issuers], { reason })
export const withdrawSlip = change('withdrawal', '撤回督办单', ['supervisionSlip.withdrawn', issuers], { reason })
