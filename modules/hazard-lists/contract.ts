import { z } from 'zod'
import { businessReaders, calendarDate, endpoint, id, idParams, page } from '../../platform/http/contract.ts'
import { frozenNumber, frozenPrinting, frozenQuery, printing, several, submitters } from '../frozen-forms/contract.ts'

export const hazardCategories = ['teamManagement', 'publicReputation', 'other'] as const

/** A day (both the same) or a week. */
const period = { from: calendarDate, to: calendarDate }

export const listedRow = z.object({
  id,
  number: z.string(),
  category: z.enum(hazardCategories),
  hazard: z.string(),
  measures: z.string(),
  owner: z.string(),
  remark: z.string(),
  standing: z.enum(['unmeasured', 'open', 'overdue', 'closed']),
})
export const annexOnePreview = z.object({
  unitId: id,
  unitName: z.string(),
  ...period,
  rows: z.array(listedRow),
  /** What changed against the last number; empty when there is none. */
  changes: z.array(z.string()),
})
export type AnnexOnePreview = z.infer<typeof annexOnePreview>
export const readAnnexOne = endpoint({
  method: 'get',
  path: '/api/annex-one/{id}',
  summary: '附件1 预览',
  who: businessReaders,
  params: idParams,
  query: z.strictObject(period),
  output: annexOnePreview,
})
/** The list of annex 1, or the ledger with all its columns. */
export const sheetKinds = ['list', 'ledger'] as const
const printed = { ...period, sheet: z.enum(sheetKinds), ...printing }
export const printAnnexOne = endpoint({
  method: 'post',
  path: '/api/annex-one/{id}/print',
  summary: '打印一个单位的附件1或台账',
  who: businessReaders,
  event: 'annexOne.printed',
  isRead: true,
  isFile: true,
  params: idParams,
  body: z.strictObject(printed),
  output: z.unknown(),
})
export const printManyAnnexOne = endpoint({
  method: 'post',
  path: '/api/annex-one/print-jobs',
  summary: '成批打印附件1或台账',
  who: businessReaders,
  event: 'annexOne.batchAsked',
  body: z.strictObject({ ...printed, ...several }),
  output: z.object({ jobId: id }),
})
export const listSnapshot = frozenNumber.extend({
  ...period,
  /** 与第8号相比：新增1条，销号2条; empty for the first. */
  changeNote: z.string(),
})
export const listAnnexOneSnapshots = endpoint({
  method: 'get',
  path: '/api/annex-one-snapshots',
  summary: '附件1 定稿',
  who: businessReaders,
  query: frozenQuery,
  output: page(listSnapshot),
})
export const freezeAnnexOne = endpoint({
  method: 'post',
  path: '/api/annex-one-snapshots',
  summary: '附件1 定稿报送',
  who: submitters,
  event: 'annexOne.frozen',
  body: z.strictObject({ unitId: id, ...period }),
  output: listSnapshot,
})
export const printAnnexOneSnapshot = endpoint({
  method: 'post',
  path: '/api/annex-one-snapshots/{id}/print',
  summary: '打印附件1 定稿',
  who: businessReaders,
  event: 'annexOne.printed',
  isRead: true,
  isFile: true,
  params: idParams,
  body: frozenPrinting,
  output: z.unknown(),
})
