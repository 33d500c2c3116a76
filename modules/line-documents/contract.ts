import { z } from 'zod'
import {
  abilities,
  businessReaders,
  calendarDate,
  dueLight,
  endpoint,
  id,
  idParams,
  listQuery,
  page,
  text,
  version,
} from '../../platform/http/contract.ts'

const readers = [...businessReaders, 'lineInspector'] as const
export const documentKinds = ['duty', 'rule', 'norm'] as const
export const documentStates = ['lodged', 'returned', 'accepted', 'superseded'] as const
const kind = z.enum(documentKinds)
const state = z.enum(documentStates)
const instant = z.iso.datetime().nullable()

const documentRow = z.object({
  id,
  number: z.int(),
  policeLine: z.string(),
  kind,
  title: z.string(),
  file: z.object({ name: z.string(), size: z.int() }).nullable(),
  reviewOn: calendarDate,
  light: dueLight,
  days: z.int().nullable(),
  state,
  serialNumber: z.string().nullable(),
  lodgedBy: z.string(),
  lodgedAt: z.iso.datetime(),
  answeredBy: z.string().nullable(),
  answeredAt: instant,
  answer: z.string().nullable(),
  version,
  abilities,
})
export type LineDocumentRowView = z.infer<typeof documentRow>
const documentView = documentRow.extend({
  body: z.string(),
  fileId: id.nullable(),
  reviewNote: z.string().nullable(),
  /** Every version that the reader may see, the newest first. */
  versions: z.array(z.object({ id, number: z.int(), state, serialNumber: z.string().nullable(), lodgedAt: z.iso.datetime() })),
})
export type LineDocumentView = z.infer<typeof documentView>

export const listDocuments = endpoint({
  method: 'get',
  path: '/api/line-documents',
  summary: '警种备案',
  who: readers,
  query: z.strictObject({
    ...listQuery,
    state: z.enum([...documentStates, 'reviewDue']).optional(),
    kind: kind.optional(),
    policeLine: z.string().trim().max(20).optional(),
  }),
  output: page(documentRow),
})
const ofOne = { params: idParams, output: documentView } as const
export const readDocument = endpoint({
  ...ofOne,
  method: 'get',
  path: '/api/line-documents/{id}',
  summary: '一件警种文件',
  who: readers,
})
export const takeFile = endpoint({
  method: 'get',
  path: '/api/line-documents/{id}/file',
  summary: '警种文件的附件',
  who: readers,
  event: 'lineDocument.fileTaken',
  params: idParams,
  isFile: true,
  output: z.unknown(),
})

const content = {
  kind,
  title: text(60, 2),
  body: z.string().trim().max(20_000, '最多 20000 个字'),
  /** An upload of one's own, or the file that is attached already. */
  fileId: id.nullable(),
  reviewOn: calendarDate,
}
const inspector = ['lineInspector'] as const
export const lodgeDocument = endpoint({
  method: 'post',
  path: '/api/line-documents',
  summary: '报警种备案',
  who: inspector,
  event: 'lineDocument.lodged',
  body: z.strictObject(content),
  output: documentView,
})
/** A returned one is completed and lodged again; of one in force this lodges the next version. */
export const lodgeAgain = endpoint({
  ...ofOne,
  method: 'post',
  path: '/api/line-documents/{id}/lodging',
  summary: '补好再报，或者报新一版',
  who: inspector,
  event: 'lineDocument.lodged',
  versioned: true,
  body: z.strictObject({ ...content, version }),
})
export const reviewDocument = endpoint({
  ...ofOne,
  method: 'post',
  path: '/api/line-documents/{id}/review',
  summary: '复核无变化',
  who: inspector,
  event: 'lineDocument.reviewed',
  versioned: true,
  body: z.strictObject({ version, reviewOn: calendarDate, note: text(300, 2) }),
})
export const acceptDocument = endpoint({
  ...ofOne,
  method: 'post',
  path: '/api/line-documents/{id}/acceptance',
  summary: '受理警种备案',
  who: ['auxiliaryOffice'],
  event: 'lineDocument.accepted',
  versioned: true,
  body: z.strictObject({ version }),
})
export const returnDocument = endpoint({
  ...ofOne,
  method: 'post',
  path: '/api/line-documents/{id}/return',
  summary: '退回警种备案',
  who: ['auxiliaryOffice'],
  event: 'lineDocument.returned',
  versioned: true,
  body: z.strictObject({ version, reason: text(300, 2) }),
})
