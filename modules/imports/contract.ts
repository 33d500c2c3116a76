import { z } from 'zod'
import { abilities, calendarDate, endpoint, id, idParams, listQuery, page, text, version } from '../../platform/http/contract.ts'

/** Who imports rosters: the auxiliary office, and clerks for their own units. */
const importers = ['auxiliaryOffice', 'unitClerk'] as const

export const rosterFields = [
  'name', 'idNumber', 'phone', 'number', 'unit', 'post', 'leadOfficer', 'leaderInCharge', 'category', 'auxiliaryKind', 'employer', 'entryOn',
  'contractFrom', 'contractEndsOn', 'education', 'politicalStatus', 'tier', 'licenceClass', 'isVeteran',
] as const
const field = z.enum(rosterFields)
export type FieldName = z.infer<typeof field>
export const columnTargets = [...rosterFields, 'derivedSex', 'derivedBirth', 'derivedAge', 'ignored'] as const
const target = z.enum(columnTargets)
export type ColumnMeaning = z.infer<typeof target>

export const importStates = ['reading', 'preview', 'committed', 'undone', 'abandoned', 'failed'] as const
export const verdicts = ['added', 'changed', 'unchanged', 'problem', 'elsewhere', 'leftOut'] as const
const nameKind = z.enum(['unit', 'post', 'officer'])

const counts = z.object({
  rows: z.int(), hidden: z.int(), added: z.int(), changed: z.int(), changedFields: z.int(), unchanged: z.int(), problem: z.int(), elsewhere: z.int(), leftOut: z.int(),
  /** Rows whose problems can be settled by a choice alone. */
  curable: z.int(), problems: z.int(), notices: z.int(), skipped: z.int(), milliseconds: z.int(),
})
export type ImportCounts = z.infer<typeof counts>
export const sheetView = z.object({
  name: z.string(), isHidden: z.boolean(), isRead: z.boolean(), firstRow: z.int(), lastRow: z.int(),
  columns: z.array(z.object({ column: z.int(), letters: z.string(), header: z.string(), target: target.nullable(), isSure: z.boolean() })),
})
export const importView = z.object({
  id, fileName: z.string(), state: z.enum(importStates), unitId: id, unitName: z.string(), accountName: z.string(), createdAt: z.iso.datetime(), committedAt: z.iso.datetime().nullable(),
  undoneAt: z.iso.datetime().nullable(), undoUntil: z.iso.datetime().nullable(), counts, sheets: z.array(sheetView), failure: z.string().nullable(), jobId: id.nullable(),
  readsHiddenSheets: z.boolean(), abilities, version,
})
export type ImportView = z.infer<typeof importView>

export const problemView = z.object({
  sheet: z.string(), row: z.int(), cell: z.string(), column: z.int().nullable(), field: field.nullable(), value: z.string(), code: z.string(), severity: z.enum(['error', 'notice']),
  message: z.string(), cure: z.string(), isConfirmable: z.boolean(),
  naming: z.object({ kind: nameKind, text: z.string(), suggestions: z.array(z.object({ id, name: z.string(), hint: z.string() })) }).nullable(),
})
export type ProblemView = z.infer<typeof problemView>
export const changeView = z.object({ field, label: z.string(), before: z.string().nullable(), after: z.string().nullable(), isClearing: z.boolean(), effect: z.string() })
export const importRowView = z.object({
  position: z.int(), sheet: z.string(), row: z.int(), name: z.string(), idTail: z.string(), verdict: z.enum(verdicts), isChosen: z.boolean(), clears: z.boolean(),
  problems: z.array(problemView), changes: z.array(changeView),
})
export type ImportRowView = z.infer<typeof importRowView>

export const listImports = endpoint({
  method: 'get', path: '/api/imports', summary: '导入记录', who: importers,
  query: z.strictObject({ ...listQuery, sort: z.enum(['-createdAt']).optional(), state: z.enum(importStates).optional() }), output: page(importView),
})
export const startImport = endpoint({
  method: 'post', path: '/api/imports', summary: '读入花名册文件', who: importers, event: 'import.started', body: z.strictObject({ fileId: id, unitId: id }), output: importView,
})
export const readImport = endpoint({ method: 'get', path: '/api/imports/{id}', summary: '一批导入', who: importers, params: idParams, output: importView })
export const listImportRows = endpoint({
  method: 'get', path: '/api/imports/{id}/rows', summary: '导入预览', who: importers, params: idParams,
  query: z.strictObject({ ...listQuery, sort: z.enum(['position']).optional(), verdict: z.enum([...verdicts, 'attention']).optional() }), output: page(importRowView),
})
export const correctMapping = endpoint({
  method: 'post', path: '/api/imports/{id}/mapping', summary: '改正列的对应', who: importers, event: 'import.mappingCorrected', versioned: true, params: idParams,
  body: z.strictObject({
    version, isReset: z.boolean().optional(), readsHiddenSheets: z.boolean().optional(),
    columns: z.array(z.strictObject({ sheet: z.string().max(40), column: z.int().min(0).max(16_383), target: target.nullable() })).max(500),
  }),
  output: importView,
})

const sheet = z.string().min(1).max(40)
const row = z.int().min(1).max(1_048_576)
const naming = { kind: nameKind, text: text(200) }
export const choose = endpoint({
  method: 'post', path: '/api/imports/{id}/choices', summary: '处理预览里的问题', who: importers, event: 'import.choiceMade', params: idParams,
  body: z.strictObject({
    names: z.array(z.discriminatedUnion('act', [
      z.strictObject({ ...naming, act: z.literal('map'), id }),
      z.strictObject({ ...naming, act: z.literal('create'), parentId: id }),
      z.strictObject({ ...naming, act: z.enum(['leaveEmpty', 'leaveOut', 'undecided']) }),
    ])).max(500).optional(),
    officers: z.array(z.strictObject({ text: text(40), name: text(40), idNumber: text(18, 18), number: z.string().trim().max(30).nullable(), title: z.string().trim().max(30).nullable(), unitId: id })).max(50).optional(),
    cells: z.array(z.strictObject({ sheet, cell: z.string().regex(/^[A-Z]{1,3}\d{1,7}$/, '单元格写成 C7 这样'), text: z.string().max(200).nullable() })).max(500).optional(),
    confirmed: z.array(z.strictObject({ sheet, cell: z.string().max(20), isConfirmed: z.boolean() })).max(500).optional(),
    hidden: z.array(z.strictObject({ sheet, cell: z.string().max(40), isIncluded: z.boolean() })).max(500).optional(),
    rows: z.array(z.strictObject({ sheet, row, isChosen: z.boolean().optional(), clears: z.boolean().optional(), isLeftOut: z.boolean().optional() })).max(1000).optional(),
    /** Every row with the verdict, at once. */
    all: z.strictObject({ verdict: z.enum(['added', 'changed', 'elsewhere']), isChosen: z.boolean() }).optional(),
  }),
  output: importView,
})
export const commitImport = endpoint({
  method: 'post', path: '/api/imports/{id}/commit', summary: '写入花名册', who: importers, event: 'import.commitAsked', versioned: true, params: idParams,
  body: z.strictObject({ version, goodRowsOnly: z.boolean() }), output: importView,
})
export const leftStanding = z.object({ name: z.string(), reason: z.string() })
export const undoPreview = endpoint({
  method: 'get', path: '/api/imports/{id}/undoing', summary: '撤销会动到什么', who: importers, params: idParams,
  output: z.object({ added: z.int(), changed: z.int(), left: z.array(leftStanding), until: calendarDate }),
})
export const undoImport = endpoint({
  method: 'post', path: '/api/imports/{id}/undoing', summary: '撤销一批导入', who: importers, event: 'import.undone', versioned: true, params: idParams,
  body: z.strictObject({ version, reason: text(200), alsoTouched: z.boolean() }), output: importView,
})
export const abandonImport = endpoint({
  method: 'post', path: '/api/imports/{id}/abandonment', summary: '放弃一批导入', who: importers, event: 'import.abandoned', params: idParams, body: z.strictObject({}), output: importView,
})
export const markedFile = endpoint({
  method: 'get', path: '/api/imports/{id}/marked-file', summary: '下载标注后的原表', who: importers, event: 'import.fileMarked', params: idParams, isFile: true, output: z.unknown(),
})
export const rosterTemplate = endpoint({ method: 'get', path: '/api/import-template', summary: '空白花名册', who: importers, isFile: true, output: z.unknown() })
