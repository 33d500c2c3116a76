import { z } from 'zod'
import { businessReaders, calendarDate, endpoint, id, idParams, listQuery, page } from '../../platform/http/contract.ts'

const format = z.enum(['pdf', 'docx', 'xlsx'])
const submitters = ['auxiliaryOffice', 'unitClerk', 'unitHead'] as const

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
const printing = { on: calendarDate, format, isBlank: z.boolean(), showsHeadLine: z.boolean() }
export const printAnnexFive = endpoint({
  method: 'post',
  path: '/api/annex-five/{id}/print',
  summary: '打印一个单位的附件5',
  who: businessReaders,
  event: 'annexFive.printed',
  isRead: true,
  isFile: true,
  params: idParams,
  body: z.strictObject(printing),
  output: z.unknown(),
})
export const printManyAnnexFive = endpoint({
  method: 'post',
  path: '/api/annex-five/print-jobs',
  summary: '成批打印附件5',
  who: businessReaders,
  event: 'annexFive.batchAsked',
  body: z.strictObject({ ...printing, unitIds: z.array(id).max(5000), arrangement: z.enum(['oneFile', 'zip']) }),
  output: z.object({ jobId: id }),
})
export const snapshotRow = z.object({
  id,
  serialNumber: z.string(),
  unitId: id,
  unitName: z.string(),
  onDate: calendarDate,
  rowCount: z.int(),
  digest: z.string(),
  frozenByName: z.string(),
  frozenAt: z.iso.datetime(),
  changes: z.array(z.string()),
})
export const listSnapshots = endpoint({
  method: 'get',
  path: '/api/annex-five-snapshots',
  summary: '附件5 定稿',
  who: businessReaders,
  query: z.strictObject({ ...listQuery, sort: z.enum(['-frozenAt']).optional(), unitId: id.optional() }),
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
  body: z.strictObject({ format, showsHeadLine: z.boolean() }),
  output: z.unknown(),
})
