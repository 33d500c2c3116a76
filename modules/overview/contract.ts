import { z } from 'zod'
import { businessReaders, endpoint, id, nothing } from '../../platform/http/contract.ts'

export const figureView = z.object({
  id: z.string(),
  label: z.string(),
  measure: z.string(),
  rule: z.string(),
  whoActs: z.string(),
  count: z.int(),
  href: z.string(),
  places: z.array(z.object({ unitId: id, unitName: z.string(), n: z.int(), href: z.string() })),
})
export type FigureView = z.infer<typeof figureView>

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
    figures: z.array(z.object({ id: z.string(), label: z.string(), measure: z.string(), rule: z.string(), whoActs: z.string() })),
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
