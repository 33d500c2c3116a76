import { z } from 'zod'
import { businessReaders, calendarDate, dueLight, endpoint, id, nothing } from '../../platform/http/contract.ts'

export const figureView = z.object({
  id: z.string(),
  label: z.string(),
  measure: z.string(),
  rule: z.string(),
  whoActs: z.string(),
  /** The reader is one of those who act. */
  isMine: z.boolean(),
  count: z.int(),
  href: z.string(),
  /** The three units with most; `elsewhere` is what the other units have together. */
  places: z.array(z.object({ unitId: id, unitName: z.string(), n: z.int(), href: z.string() })),
  elsewhere: z.int(),
  /** The earliest day by which one of them is due, with its light; null where no rule sets a day. */
  dueOn: calendarDate.nullable(),
  light: dueLight,
  days: z.int().nullable(),
})
export type FigureView = z.infer<typeof figureView>

/** The list behind a figure, narrowed to one unit without those below it, as the figure counts. */
export const narrowed = (href: string, unitId: string): string =>
  `${href}${href.includes('?') ? '&' : '?'}unitId=${unitId}&below=false`

const owedRow = z.object({
  key: z.string(),
  label: z.string(),
  title: z.string(),
  askedBy: z.string(),
  dueOn: calendarDate.nullable(),
  light: dueLight,
  days: z.int().nullable(),
  standing: z.string(),
  href: z.string(),
})
export type OwedRowView = z.infer<typeof owedRow>
/** Everything that one unit owes anyone; the reader's own unit where none is named. */
export const listOwed = endpoint({
  method: 'get',
  path: '/api/owed',
  summary: '本单位应交',
  who: businessReaders,
  query: z.strictObject({ unitId: id.optional() }),
  output: z.object({ unit: z.object({ id, name: z.string() }).nullable(), rows: z.array(owedRow) }),
})

export const quotaSum = z.object({ postId: id, postName: z.string(), actual: z.int(), quota: z.int() })

export const frontPage = endpoint({
  method: 'get',
  path: '/api/front-page',
  summary: '工作台',
  who: businessReaders,
  query: nothing,
  output: z.object({
    computedAt: z.iso.datetime(),
    unitCount: z.int(),
    auxiliaryCount: z.int(),
    patrolMembers: z.int(),
    policeAssistants: z.int(),
    officers: z.int(),
    figures: z.array(figureView),
  }),
})
export const healthRow = z.object({
  unitId: id,
  unitName: z.string(),
  auxiliaryCount: z.int(),
  counts: z.record(z.string(), z.int()),
  missing: z.int(),
})
export const dataHealth = endpoint({
  method: 'get',
  path: '/api/completeness',
  summary: '数据健康',
  who: businessReaders,
  query: nothing,
  output: z.object({
    computedAt: z.iso.datetime(),
    figures: z.array(
      z.object({
        id: z.string(),
        label: z.string(),
        measure: z.string(),
        rule: z.string(),
        whoActs: z.string(),
        href: z.string(),
      }),
    ),
    rows: z.array(healthRow),
  }),
})
export const exportHealth = endpoint({
  method: 'get',
  path: '/api/completeness/export',
  summary: '导出数据健康',
  who: businessReaders,
  event: 'dataHealth.exported',
  isFile: true,
  output: z.unknown(),
})
