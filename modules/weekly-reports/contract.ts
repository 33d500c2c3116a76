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
  text,
  version,
} from '../../platform/http/contract.ts'

export const reportStates = ['drafted', 'toConfirm', 'submitted', 'returned', 'withdrawn'] as const
export const standings = ['onTime', 'late', 'missing'] as const
export const shifts = ['before', 'after', 'stays'] as const
/** Fixed headings for what the system can't know, with their words. */
export const headings = {
  progress: '系统外的工作进展',
  difficulties: '存在问题',
  requests: '需要局里协调的事项',
  plans: '下周打算',
} as const
export const longestText = 500

const clerk = ['unitClerk'] as const
const heads = ['unitHead', 'leaderInCharge'] as const
const instant = z.iso.datetime()
const maybe = z.string().nullable()
const reading = { method: 'get', who: businessReaders } as const
const asFile = { isFile: true, output: z.unknown() } as const
const seen = z.strictObject({ version })

const line = z.object({ id: z.string(), label: z.string(), unit: z.string(), n: z.int() })
export type FrozenLine = z.infer<typeof line>
const written = z.string().trim().max(longestText, `最多 ${longestText} 个字`)
const texts = z.strictObject({ progress: written, difficulties: written, requests: written, plans: written })
export type Texts = z.infer<typeof texts>

const reportRow = z.object({
  id,
  unit: z.object({ id, name: z.string() }),
  weekOn: calendarDate,
  weekName: z.string(),
  cutOffAt: instant,
  isPlainDay: z.boolean(),
  state: z.enum(reportStates),
  standing: z.enum(standings).nullable(),
  isNil: z.boolean(),
  arrivedAt: instant.nullable(),
  /** Since when it may no more be sent; null: it may, or it came. */
  closedAt: instant.nullable(),
  number: z.int(),
  preparedByName: maybe,
  confirmedByName: maybe,
  version,
  abilities,
})
export type ReportRowView = z.infer<typeof reportRow>
const numberOfWeeks = z
  .string()
  .regex(/^\d{1,2}$/)
  .transform(Number)
export const reportFilters = {
  state: z.enum([...reportStates, 'waiting']).optional(),
  standing: z.enum([...standings, 'lateOrMissing']).optional(),
  weekOn: calendarDate.optional(),
  /** The last weeks, this one among them. */
  weeks: numberOfWeeks.optional(),
  unitId: id.optional(),
  below: flag,
}
export type ReportFilters = { readonly [K in keyof typeof reportFilters]?: z.output<(typeof reportFilters)[K]> | undefined }

const shownLine = line.extend({
  rule: z.string(),
  /** Of the unit's last report; null: there is none, or it did not count this. */
  previous: z.int().nullable(),
  /** A number is all that may be known. */
  isNumberOnly: z.boolean(),
})
export type LineView = z.infer<typeof shownLine>
const reportView = reportRow.extend({
  countedFrom: instant,
  countedTo: instant,
  /** Units merged into this one whose week is counted here. */
  alsoFor: z.array(z.string()),
  lines: z.array(shownLine),
  previousWeek: maybe,
  texts,
  ...{ preparedAt: instant.nullable(), confirmedAt: instant.nullable(), correctionReason: maybe },
  ...{ returnReason: maybe, returnedByName: maybe, returnedAt: instant.nullable() },
  reopened: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
  versions: z.array(
    z.object({
      number: z.int(),
      reason: maybe,
      isNil: z.boolean(),
      preparedByName: maybe,
      confirmedByName: z.string(),
      submittedAt: instant,
      lines: z.array(line),
      texts,
    }),
  ),
})
export type ReportView = z.infer<typeof reportView>

export const listReports = endpoint({
  ...reading,
  path: '/api/weekly-reports',
  summary: '周报',
  query: z.strictObject({ ...listQuery, ...reportFilters }),
  output: page(reportRow),
})
export const exportReports = endpoint({
  ...reading,
  ...asFile,
  path: '/api/weekly-reports/export',
  summary: '导出周报报送情况',
  event: 'weeklyReport.exported',
  query: z.strictObject({ sort: z.string().max(60).optional(), ...reportFilters }),
})
export const readReport = endpoint({
  ...reading,
  path: '/api/weekly-reports/{id}',
  summary: '一个单位的周报',
  params: idParams,
  output: reportView,
})
export const readLine = endpoint({
  ...reading,
  path: '/api/weekly-reports/{id}/counted',
  summary: '周报的一项数字由哪些记录得来',
  params: idParams,
  query: z.strictObject({ line: z.string().max(60) }),
  output: z.object({
    rows: z.array(z.object({ key: z.string(), title: z.string(), at: instant, href: z.string() })),
    hasMore: z.boolean(),
  }),
})
export const printReport = endpoint({
  ...reading,
  ...asFile,
  path: '/api/weekly-reports/{id}/print',
  summary: '打印周报',
  event: 'weeklyReport.printed',
  params: idParams,
  query: z.strictObject({ format: z.enum(['pdf', 'docx']) }),
})
const onReport = (path: string, event: string, summary: string) =>
  ({
    method: 'post',
    versioned: true,
    params: idParams,
    path: `/api/weekly-reports/{id}${path}`,
    event: `weeklyReport.${event}`,
    summary,
    output: reportView,
  }) as const
const filled = z.strictObject({ version, texts })
const withReason = z.strictObject({ version, reason: text(300, 2) })
export const saveTexts = endpoint({ ...onReport('', 'saved', '存周报草稿'), method: 'patch', who: clerk, body: filled })
export const prepareReport = endpoint({
  ...onReport('/preparation', 'prepared', '送领导审核'),
  who: clerk,
  body: filled,
})
export const submitNil = endpoint({ ...onReport('/nil-return', 'nilSubmitted', '本周无变化'), who: clerk, body: seen })
export const submitReport = endpoint({ ...onReport('/submission', 'submitted', '报送周报'), who: heads, body: seen })
export const returnReport = endpoint({
  ...onReport('/return', 'returned', '退回周报'),
  who: [...heads, 'auxiliaryOffice'],
  body: withReason,
})
export const reopenReport = endpoint({
  ...onReport('/reopening', 'reopened', '重新开放补报'),
  who: ['auxiliaryOffice'],
  body: withReason,
})
export const correctReport = endpoint({
  ...onReport('/correction', 'corrected', '更正已报的周报'),
  who: clerk,
  body: withReason.extend({ texts }),
})

const n = z.int()
const tally = { units: n, onTime: n, nil: n, late: n, missing: n, notDue: n }
const week = z.object({ weekOn: calendarDate, name: z.string(), cutOffAt: instant, ...tally })
export type WeekView = z.infer<typeof week>
const mapQuery = {
  weeks: numberOfWeeks.pipe(z.int().min(1).max(53)).optional(),
  unitId: id.optional(),
  below: flag,
}
/** Units × weeks: one letter a week. o 按时, n 按时无变化, l 迟, m 漏, s 本周已报, w 未到期, - 没有. */
export const readHeatMap = endpoint({
  ...reading,
  path: '/api/weekly-heat-map',
  summary: '各单位历周报送情况',
  query: z.strictObject(mapQuery),
  output: z.object({
    /** Newest first. */
    weeks: z.array(week),
    rows: z.array(z.object({ unit: z.object({ id, name: z.string() }), cells: z.string() })),
  }),
})
export const exportHeatMap = endpoint({
  ...reading,
  ...asFile,
  path: '/api/weekly-heat-map/export',
  summary: '导出各单位历周报送情况',
  event: 'weeklyReport.heatMapExported',
  query: z.strictObject(mapQuery),
})

const rule = {
  weekday: z.int().min(1, '选星期几').max(7, '选星期几'),
  minute: z.int().min(0).max(1439),
  shift: z.enum(shifts),
}
const setting = { fromOn: calendarDate.nullable(), reason: maybe, setByName: maybe, setAt: instant.nullable() }
const ruleVersion = z.object({ ...rule, number: n, ...setting })
export type RuleView = z.infer<typeof ruleVersion>
const ruleView = z.object({
  version,
  /** Newest first; the last one is what holds where nothing was set. */
  versions: z.array(ruleVersion),
  inForce: z.int(),
  /** The cut-offs to come, by what is set today. */
  coming: z.array(
    z.object({ weekOn: calendarDate, name: z.string(), cutOffAt: instant, isMoved: z.boolean(), isPlainDay: z.boolean() }),
  ),
  abilities,
})
export const readRule = endpoint({ ...reading, path: '/api/weekly-rule', summary: '周报规定', output: ruleView })
export const setRule = endpoint({
  method: 'post',
  path: '/api/weekly-rule',
  summary: '定周报规定',
  who: ['auxiliaryOffice'],
  event: 'weeklyRule.set',
  versioned: true,
  body: z.strictObject({ version, ...rule, reason: text(200, 2) }),
  output: ruleView,
})
