import { z } from 'zod'
import {
  abilities,
  businessReaders,
  calendarDate,
  endpoint,
  flag,
  id,
  listQuery,
  page,
  text,
} from '../../platform/http/contract.ts'

export const quotaStates = ['over', 'vacant', 'full', 'unset'] as const
export type QuotaState = (typeof quotaStates)[number]
const category = z.enum(['duty', 'civilian'])
const editors = ['auxiliaryOffice'] as const

/** `version` of a unit-post counts every change of its quotas; 0 where none was ever set. */
const seenVersion = z.int().min(0)
export const quotaRow = z.object({
  unitId: id,
  unitName: z.string(),
  postId: id,
  postName: z.string(),
  category,
  isRetired: z.boolean(),
  quota: z.int().nullable(),
  actual: z.int(),
  excess: z.int(),
  state: z.enum(quotaStates),
  fromOn: calendarDate.nullable(),
  reference: z.string().nullable(),
  version: seenVersion,
})
export type QuotaRowView = z.infer<typeof quotaRow>
export const quotaFilters = {
  unitId: id.optional(),
  below: flag,
  postId: id.optional(),
  state: z.enum(quotaStates).optional(),
  on: calendarDate.optional(),
}
export const listQuotas = endpoint({
  method: 'get',
  path: '/api/quotas',
  summary: '用辅数量与实有对照（单位×岗位）',
  who: businessReaders,
  query: z.strictObject({
    ...listQuery,
    ...quotaFilters,
    sort: z.enum(['order', 'excess', '-excess', 'actual', '-actual']).optional(),
  }),
  output: page(quotaRow).extend({ abilities }),
})
export const exportQuotas = endpoint({
  method: 'get',
  path: '/api/quotas/export',
  summary: '导出用辅数量对照',
  who: businessReaders,
  event: 'quota.exported',
  isFile: true,
  query: z.strictObject({ ...quotaFilters }),
  output: z.unknown(),
})
const sums = { quota: z.int(), actual: z.int(), over: z.int(), vacant: z.int() }
export const sumByPost = endpoint({
  method: 'get',
  path: '/api/quotas/by-post',
  summary: '用辅数量按岗位合计',
  who: businessReaders,
  query: z.strictObject({ ...quotaFilters }),
  output: z.object({ rows: z.array(z.object({ id, name: z.string(), ...sums })) }),
})
export const sumByUnit = endpoint({
  method: 'get',
  path: '/api/quotas/by-unit',
  summary: '用辅数量按单位合计（前 500 个单位）',
  who: businessReaders,
  query: z.strictObject({ ...quotaFilters }),
  output: z.object({ rows: z.array(z.object({ id, name: z.string(), ...sums })) }),
})
export type QuotaSum = z.infer<typeof sumByPost.output>['rows'][number]
const unitPostParams = z.strictObject({ id, postId: id })
export const quotaView = z.object({
  unitId: id,
  unitName: z.string(),
  postId: id,
  postName: z.string(),
  actual: z.int(),
  version: seenVersion,
  history: z.array(
    z.object({ id, headcount: z.int(), fromOn: calendarDate, toOn: calendarDate.nullable(), reference: z.string() }),
  ),
  abilities,
})
export type QuotaView = z.infer<typeof quotaView>
export const readQuota = endpoint({
  method: 'get',
  path: '/api/units/{id}/quotas/{postId}',
  summary: '一个单位一个岗位的用辅数量',
  who: businessReaders,
  params: unitPostParams,
  output: quotaView,
})
export const setQuota = endpoint({
  method: 'post',
  path: '/api/units/{id}/quotas/{postId}',
  summary: '核定用辅数量',
  who: editors,
  event: 'quota.set',
  versioned: true,
  params: unitPostParams,
  body: z.strictObject({ version: seenVersion, headcount: z.int().min(0).max(9999), fromOn: calendarDate, reference: text(60) }),
  output: quotaView,
})
