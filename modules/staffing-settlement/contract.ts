import { z } from 'zod'
import { businessReaders, calendarDate, endpoint, id, idParams, page } from '../../platform/http/contract.ts'
import { frozenNumber, frozenPrinting, frozenQuery, printing, several, submitters } from '../frozen-forms/contract.ts'

export const annexRow = z.object({
  name: z.string(),
  sex: z.string(),
  age: z.int().nullable(),
  postName: z.string(),
  dutyText: z.string(),
  leadOfficer: z.string(),
  leaderInCharge: z.string(),
  remark: z.string(),
})
export const annexPreview = z.object({
  unitId: id,
  unitName: z.string(),
  on: calendarDate,
  rows: z.array(annexRow),
  missing: z.int(),
  changes: z.array(z.string()),
})
export type AnnexPreview = z.infer<typeof annexPreview>
export const readAnnexFive = endpoint({
  method: 'get',
  path: '/api/annex-five/{id}',
  summary: '附件5 预览',
  who: businessReaders,
  params: idParams,
  query: z.strictObject({ on: calendarDate }),
  output: annexPreview,
})
const printed = { on: calendarDate, ...printing }
export const printAnnexFive = endpoint({
  method: 'post',
  path: '/api/annex-five/{id}/print',
  summary: '打印一个单位的附件5',
  who: businessReaders,
  event: 'annexFive.printed',
  isRead: true,
  isFile: true,
  params: idParams,
  body: z.strictObject(printed),
  output: z.unknown(),
})
export const printManyAnnexFive = endpoint({
  method: 'post',
  path: '/api/annex-five/print-jobs',
  summary: '成批打印附件5',
  who: businessReaders,
  event: 'annexFive.batchAsked',
  body: z.strictObject({ ...printed, ...several }),
  output: z.object({ jobId: id }),
})
export const snapshotRow = frozenNumber.extend({ onDate: calendarDate, changes: z.array(z.string()) })
export type SnapshotView = z.infer<typeof snapshotRow>
export const listSnapshots = endpoint({
  method: 'get',
  path: '/api/annex-five-snapshots',
  summary: '附件5 定稿',
  who: businessReaders,
  query: frozenQuery,
  output: page(snapshotRow),
})
export const freezeAnnexFive = endpoint({
  method: 'post',
  path: '/api/annex-five-snapshots',
  summary: '附件5 定稿',
  who: submitters,
  event: 'annexFive.frozen',
  body: z.strictObject({ unitId: id, on: calendarDate }),
  output: snapshotRow,
})
export const printSnapshot = endpoint({
  method: 'post',
  path: '/api/annex-five-snapshots/{id}/print',
  summary: '打印附件5 定稿',
  who: businessReaders,
  event: 'annexFive.printed',
  isRead: true,
  isFile: true,
  params: idParams,
  body: frozenPrinting,
  output: z.unknown(),
})
