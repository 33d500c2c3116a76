import { z } from 'zod'
import { abilities, calendarDate, endpoint, id, idParams, listQuery, page, text, version } from '../../platform/http/contract.ts'

export const states = ['draft', 'toApprove', 'issued'] as const
export const readers = ['auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader'] as const
const office = ['auxiliaryOffice'] as const
const leader = ['politicalOfficeLeader'] as const
const instant = z.iso.datetime().nullable()
const maybe = z.string().nullable()
const n = z.int()
const reading = { method: 'get', who: readers } as const
const asFile = { isFile: true, output: z.unknown() } as const

const total = z.object({ id: z.string(), label: z.string(), unit: z.string(), n, previous: n.nullable() })
const unitWeek = z.object({
  unitId: id,
  name: z.string(),
  /** 在岗辅警, the denominator. */
  people: n,
  standing: z.enum(['onTime', 'late', 'missing']).nullable(),
  isNil: z.boolean(),
  /** By line; nothing was submitted: empty. */
  counts: z.record(z.string(), n),
})
const figures = z.object({
  from: z.iso.datetime(),
  to: z.iso.datetime(),
  asked: n,
  onTime: n,
  nil: n,
  late: n,
  missing: n,
  totals: z.array(total),
  units: z.array(unitWeek),
})
export type WeekFigures = z.infer<typeof figures>

const reportRow = z.object({
  id,
  weekOn: calendarDate,
  weekName: z.string(),
  title: z.string(),
  state: z.enum(states),
  dispatchNumber: maybe,
  asked: n,
  onTime: n,
  late: n,
  missing: n,
  editedByName: maybe,
  sentByName: maybe,
  issuedByName: maybe,
  issuedAt: instant,
  version,
  abilities,
})
export type BureauReportRowView = z.infer<typeof reportRow>
const reportView = reportRow.extend({
  text: z.string(),
  figures,
  draftedAt: z.iso.datetime(),
  editedAt: instant,
  sentAt: instant,
  returnReason: maybe,
  returnedByName: maybe,
  returnedAt: instant,
  /** Units that have reported, or reported anew, since it was drafted. */
  cameSince: n,
  /** Title, text, signature and date, for the OA. */
  plainText: z.string(),
})
export type BureauReportView = z.infer<typeof reportView>

export const listReports = endpoint({
  ...reading,
  path: '/api/bureau-reports',
  summary: '全局周报',
  query: z.strictObject({ ...listQuery, state: z.enum(states).optional() }),
  output: page(reportRow),
})
export const readReport = endpoint({
  ...reading,
  path: '/api/bureau-reports/{id}',
  summary: '一份全局周报',
  params: idParams,
  output: reportView,
})
export const exportFigures = endpoint({
  ...reading,
  ...asFile,
  path: '/api/bureau-reports/{id}/figures',
  summary: '导出各单位周报数字',
  event: 'bureauReport.figuresExported',
  params: idParams,
})
export const printReport = endpoint({
  ...reading,
  ...asFile,
  path: '/api/bureau-reports/{id}/print',
  summary: '打印全局周报',
  event: 'bureauReport.printed',
  params: idParams,
  query: z.strictObject({ format: z.enum(['pdf', 'docx']) }),
})
const onReport = (path: string, event: string, summary: string) =>
  ({
    method: 'post',
    versioned: true,
    params: idParams,
    path: `/api/bureau-reports/{id}${path}`,
    event: `bureauReport.${event}`,
    summary,
    output: reportView,
  }) as const
const seen = z.strictObject({ version })
export const editReport = endpoint({
  ...onReport('', 'edited', '改全局周报'),
  method: 'patch',
  who: office,
  body: z.strictObject({ version, title: text(80, 2), text: text(20_000, 2) }),
})
export const redraftReport = endpoint({ ...onReport('/draft', 'redrafted', '重新起草全局周报'), who: office, body: seen })
export const sendReport = endpoint({ ...onReport('/approval-request', 'sent', '全局周报送审'), who: office, body: seen })
export const issueReport = endpoint({ ...onReport('/issue', 'issued', '签发全局周报'), who: leader, body: seen })
export const returnReport = endpoint({
  ...onReport('/return', 'returned', '退回全局周报'),
  who: leader,
  body: z.strictObject({ version, reason: text(300, 2) }),
})
