import { z } from 'zod'
import { businessReaders, calendarDate, endpoint, flag, id, idParams } from '../../platform/http/contract.ts'
import { unitKinds } from '../organisation/contract.ts'

export const periods = ['thisMonth', 'lastMonth', 'quarter', 'year', 'dates'] as const
export const areas = ['staffing', 'signing', 'hazards', 'reporting'] as const
/** Below so many a part is said in numbers alone: one more or less would move the per cent by a quarter. */
export const leastForPercent = 5

export type Kind = (typeof unitKinds)[number]
const asked = {
  period: z.enum(periods).optional(),
  from: calendarDate.optional(),
  to: calendarDate.optional(),
}
const narrowing = { ...asked, area: z.enum(areas).optional(), measure: z.string().max(40).optional() }
const listed = { ...narrowing, kind: z.enum(unitKinds).optional(), sort: z.string().max(41).optional() }
const reading = { method: 'get', who: businessReaders } as const

const measureHead = z.object({
  ...{ id: z.string(), label: z.string(), part: z.string(), whole: z.string(), unit: z.string(), rule: z.string() },
  href: z.string(),
  area: z.enum(areas),
  /** As it stands today, whatever the span. */
  isOfToday: z.boolean(),
})
export type MeasureHead = z.infer<typeof measureHead>
const share = z.object({ part: z.int(), whole: z.int() })
export type Share = z.infer<typeof share>
const total = share.extend({ units: z.int() })
const span = { from: calendarDate, to: calendarDate, on: calendarDate }

export const comparison = z.object({
  ...span,
  sentence: z.string(),
  measures: z.array(measureHead),
  /** As the measures; a unit without anything to do: null. */
  rows: z.array(z.object({ unit: z.object({ id, name: z.string(), isClosed: z.boolean() }), cells: z.array(share.nullable()) })),
  unitCount: z.int(),
  totals: z.array(total),
})
export type ComparisonView = z.infer<typeof comparison>
/** Units in reach, the first hundred unless all are asked for. */
export const readComparison = endpoint({
  ...reading,
  path: '/api/comparisons',
  summary: '单位对比',
  query: z.strictObject({ ...listed, all: flag }),
  output: comparison,
})
export const exportComparison = endpoint({
  ...reading,
  path: '/api/comparisons/export',
  summary: '导出单位对比',
  event: 'comparison.exported',
  query: z.strictObject(listed),
  isFile: true,
  output: z.unknown(),
})

const figureCount = z.object({
  ...{ id: z.string(), label: z.string(), measure: z.string(), rule: z.string(), n: z.int(), href: z.string() },
})
export type FigureCount = z.infer<typeof figureCount>

/** How far units are, from all done to the least; who has nothing to do is none of them. */
export const bands = ['all', 'most', 'half', 'less'] as const
export const distribution = z.object({
  ...span,
  /** The reader reaches the whole bureau, not some units of it. */
  isWhole: z.boolean(),
  unitCount: z.int(),
  /** What should read zero, in all these units together. */
  figures: z.array(figureCount),
  rows: z.array(
    z.object({ measure: measureHead, total, bands: z.record(z.enum(bands), z.int()), few: z.int(), without: z.int() }),
  ),
})
export type DistributionView = z.infer<typeof distribution>
export const readDistribution = endpoint({
  ...reading,
  path: '/api/comparisons/distribution',
  summary: '总体情况',
  query: z.strictObject(narrowing),
  output: distribution,
})
export const exportDistribution = endpoint({
  ...reading,
  path: '/api/comparisons/distribution/export',
  summary: '导出总体情况',
  event: 'distribution.exported',
  query: z.strictObject(narrowing),
  isFile: true,
  output: z.unknown(),
})

/** Of the whole bureau, to whoever reads a unit: sums without the names of units; null where so few units have anything that one could be told from it. */
export const bureauTotals = endpoint({
  ...reading,
  path: '/api/bureau-totals',
  summary: '全局合计',
  query: z.strictObject(asked),
  output: z.object({ ...span, rows: z.array(z.object({ measureId: z.string(), total: share.nullable() })) }),
})
const months = z.array(z.object({ month: z.string(), share: share.nullable() }))
const trend = z.object({ measure: measureHead, months })
export type TrendView = z.infer<typeof trend>
/** The last twelve months, this one included, of the whole bureau. */
export const bureauTrend = endpoint({
  ...reading,
  path: '/api/bureau-totals/trend',
  summary: '全局一年走势',
  query: z.strictObject({ measure: z.string().max(40) }),
  output: trend,
})

export const unitPerformance = endpoint({
  ...reading,
  path: '/api/units/{id}/performance',
  summary: '单位履职情况',
  params: idParams,
  query: z.strictObject(asked),
  output: z.object({
    ...span,
    measures: z.array(z.object({ measure: measureHead, share: share.nullable() })),
    figures: z.array(figureCount),
    /** What it owes anyone, and how much of that is past its day. */
    owed: z.object({ n: z.int(), overdue: z.int() }),
  }),
})
export const unitTrend = endpoint({
  ...reading,
  path: '/api/units/{id}/trend',
  summary: '单位一年走势',
  params: idParams,
  query: z.strictObject({ measure: z.string().max(40) }),
  output: trend,
})
export const exportUnit = endpoint({
  ...reading,
  path: '/api/units/{id}/performance/export',
  summary: '导出单位履职情况',
  event: 'unitPerformance.exported',
  params: idParams,
  query: z.strictObject(asked),
  isFile: true,
  output: z.unknown(),
})
