import { z } from 'zod'
import { abilities, calendarDate, endpoint, id, idParams, listQuery, page, text, version } from '../../platform/http/contract.ts'

/** Who imports rosters: the auxiliary office, and clerks for their own units. */
const importers = ['auxiliaryOffice', 'unitClerk'] as const

const identity = ['name', 'idNumber', 'phone', 'number', 'unit', 'post', 'leadOfficer', 'leaderInCharge', 'category'] as const
const contractOf = [
  'auxiliaryKind',
  'employer',
  'entryOn',
  'contractFrom',
  'contractEndsOn',
  'education',
  'politicalStatus',
] as const
const rosterFields = [...identity, ...contractOf, 'tier', 'licenceClass', 'isVeteran'] as const
const field = z.enum(rosterFields)
export type FieldName = z.infer<typeof field>
export const columnTargets = [...rosterFields, 'derivedSex', 'derivedBirth', 'derivedAge', 'ignored'] as const
const target = z.enum(columnTargets)
export type ColumnMeaning = z.infer<typeof target>

export const importStates = ['reading', 'preview', 'committed', 'undone', 'abandoned', 'failed'] as const
export const verdicts = ['added', 'changed', 'unchanged', 'problem', 'elsewhere', 'leftOut'] as const
const nameKind = z.enum(['unit', 'post', 'officer'])

const n = z.int()
/** `curable`: rows with problems that a choice alone settles; `newUnits`, `newOfficers`: names that are to be created. */
const counts = z
  .object({ rows: n, hidden: n, added: n, changed: n, changedFields: n, unchanged: n, problem: n, elsewhere: n, leftOut: n })
  .extend({ curable: n, problems: n, notices: n, skipped: n, newUnits: n, newOfficers: n, milliseconds: n })
export type ImportCounts = z.infer<typeof counts>
const [words, isTrue, moment] = [z.string(), z.boolean(), z.iso.datetime().nullable()]
const column = z.object({ column: n, letters: words, header: words, target: target.nullable(), isSure: isTrue })
const sheetView = z.object({ name: words, isHidden: isTrue, isRead: isTrue, firstRow: n, lastRow: n, columns: z.array(column) })
export const importView = z
  .object({
    id,
    fileName: words,
    state: z.enum(importStates),
    unitId: id,
    unitName: words,
    accountName: words,
    version,
    abilities,
  })
  .extend({ createdAt: z.iso.datetime(), committedAt: moment, undoneAt: moment, undoUntil: moment, failure: words.nullable() })
  .extend({ counts, sheets: z.array(sheetView), jobId: id.nullable(), readsHiddenSheets: isTrue })
export type ImportView = z.infer<typeof importView>

const suggestions = z.array(z.object({ id, name: words, hint: words }))
export const problemView = z
  .object({ sheet: words, row: n, cell: words, column: n.nullable(), field: field.nullable(), value: words, code: words })
  .extend({ severity: z.enum(['error', 'notice']), message: words, cure: words, isConfirmable: isTrue })
  .extend({ naming: z.object({ kind: nameKind, text: words, suggestions }).nullable() })
export type ProblemView = z.infer<typeof problemView>
const shown = words.nullable()
const changeView = z.object({ field, label: words, before: shown, after: shown, isClearing: isTrue, effect: words })
export const importRowView = z
  .object({ position: n, sheet: words, row: n, name: words, idTail: words, verdict: z.enum(verdicts), isChosen: isTrue })
  .extend({ clears: isTrue, problems: z.array(problemView), changes: z.array(changeView) })
export type ImportRowView = z.infer<typeof importRowView>

export const listImports = endpoint({
  method: 'get',
  path: '/api/imports',
  summary: '导入记录',
  who: importers,
  query: z.strictObject({ ...listQuery, sort: z.enum(['-createdAt']).optional(), state: z.enum(importStates).optional() }),
  output: page(importView),
})
export const startImport = endpoint({
  method: 'post',
  path: '/api/imports',
  summary: '读入花名册文件',
  who: importers,
  event: 'import.started',
  body: z.strictObject({ fileId: id, unitId: id }),
  output: importView,
})
export const readImport = endpoint({
  method: 'get',
  path: '/api/imports/{id}',
  summary: '一批导入',
  who: importers,
  params: idParams,
  output: importView,
})
export const listImportRows = endpoint({
  method: 'get',
  path: '/api/imports/{id}/rows',
  summary: '导入预览',
  who: importers,
  params: idParams,
  query: z.strictObject({
    ...listQuery,
    sort: z.enum(['position']).optional(),
    verdict: z.enum([...verdicts, 'attention']).optional(),
  }),
  output: page(importRowView),
})
export const correctMapping = endpoint({
  method: 'post',
  path: '/api/imports/{id}/mapping',
  summary: '改正列的对应',
  who: importers,
  event: 'import.mappingCorrected',
  versioned: true,
  params: idParams,
  body: z.strictObject({
    version,
    isReset: z.boolean().optional(),
    readsHiddenSheets: z.boolean().optional(),
    columns: z
      .array(z.strictObject({ sheet: z.string().max(40), column: z.int().min(0).max(16_383), target: target.nullable() }))
      .max(500),
  }),
  output: importView,
})

const sheet = z.string().min(1).max(40)
const row = z.int().min(1).max(1_048_576)
const naming = { kind: nameKind, text: text(200) }
const many = <T extends z.ZodType>(type: T) => z.array(type).max(1000).optional()
const [tick, short] = [z.boolean().optional(), z.string().trim().max(30).nullable()]
const oneName = z.discriminatedUnion('act', [
  z.strictObject({ ...naming, act: z.literal('map'), id }),
  z.strictObject({ ...naming, act: z.literal('create'), parentId: id }),
  z.strictObject({ ...naming, act: z.enum(['leaveEmpty', 'leaveOut', 'undecided']) }),
])
const officer = z.strictObject({
  text: text(40),
  name: text(40),
  idNumber: text(18, 18),
  number: short,
  title: short,
  unitId: id,
})
const cell = z.string().regex(/^[A-Z]{1,3}\d{1,7}$/, '单元格写成 C7 这样')
export const choose = endpoint({
  method: 'post',
  path: '/api/imports/{id}/choices',
  summary: '处理预览里的问题',
  who: importers,
  event: 'import.choiceMade',
  params: idParams,
  body: z.strictObject({
    names: many(oneName),
    officers: many(officer),
    cells: many(z.strictObject({ sheet, cell, text: z.string().max(200).nullable() })),
    confirmed: many(z.strictObject({ sheet, cell: z.string().max(20), isConfirmed: z.boolean() })),
    hidden: many(z.strictObject({ sheet, cell: z.string().max(40), isIncluded: z.boolean() })),
    rows: many(z.strictObject({ sheet, row, isChosen: tick, clears: tick, isLeftOut: tick })),
    /** Every row with the verdict, at once. */
    all: z.strictObject({ verdict: z.enum(['added', 'changed', 'elsewhere']), isChosen: z.boolean() }).optional(),
  }),
  output: importView,
})
export const commitImport = endpoint({
  method: 'post',
  path: '/api/imports/{id}/commit',
  summary: '写入花名册',
  who: importers,
  event: 'import.commitAsked',
  versioned: true,
  params: idParams,
  body: z.strictObject({ version, goodRowsOnly: z.boolean() }),
  output: importView,
})
const undone = z.object({ added: n, changed: n, officers: n, units: n })
const leftStanding = z.object({ kind: z.enum(['person', 'officer', 'unit']), name: words, reason: words })
export const undoPreview = endpoint({
  method: 'get',
  path: '/api/imports/{id}/undoing',
  summary: '撤销会动到什么',
  who: importers,
  params: idParams,
  /** Without and with what later acts stand on; `left` stays unless asked for, `held` in any case. */
  output: z.object({ usual: undone, all: undone, left: z.array(leftStanding), held: z.array(leftStanding), until: calendarDate }),
})
export const undoImport = endpoint({
  method: 'post',
  path: '/api/imports/{id}/undoing',
  summary: '撤销一批导入',
  who: importers,
  event: 'import.undone',
  versioned: true,
  params: idParams,
  body: z.strictObject({ version, reason: text(200), alsoTouched: z.boolean() }),
  output: importView,
})
export const abandonImport = endpoint({
  method: 'post',
  path: '/api/imports/{id}/abandonment',
  summary: '放弃一批导入',
  who: importers,
  event: 'import.abandoned',
  params: idParams,
  body: z.strictObject({}),
  output: importView,
})
export const markedFile = endpoint({
  method: 'get',
  path: '/api/imports/{id}/marked-file',
  summary: '下载标注后的原表',
  who: importers,
  event: 'import.fileMarked',
  params: idParams,
  isFile: true,
  output: z.unknown(),
})
export const rosterTemplate = endpoint({
  method: 'get',
  path: '/api/import-template',
  summary: '空白花名册',
  who: importers,
  isFile: true,
  output: z.unknown(),
})
