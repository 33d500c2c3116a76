import { z } from 'zod'
import {
  abilities,
  businessReaders,
  calendarDate,
  dueLight,
  endpoint,
  flag,
  id,
  idParams,
  listQuery,
  optionalText,
  page,
  standings,
  text,
  version,
} from '../../platform/http/contract.ts'

export const partStates = ['waiting', 'submitted', 'returned', 'confirmed'] as const
export const columnKinds = ['text', 'number', 'date', 'choice', 'yesNo'] as const
/** 每个单位一行, 每个单位若干行, 每名辅警一行. */
export const rowsPer = ['unit', 'many', 'auxiliary'] as const
const ofUnit = ['unitName', 'unitHead', 'headcount', 'quota', 'openHazards', 'conductSigned', 'secrecySigned'] as const
const ofTerms = ['entryOn', 'contractEndsOn', 'category', 'auxiliaryKind', 'employer', 'tier', 'licenceClass'] as const
const ofPerson = ['name', 'number', 'sex', 'bornOn', 'post', 'education', 'politicalStatus'] as const
/** What the system knows already and fills into a column. */
export const knownKeys = [...ofUnit, ...ofPerson, ...ofTerms, 'leadOfficer', 'leaderInCharge'] as const
const office = ['auxiliaryOffice'] as const
const clerk = ['unitClerk'] as const
const heads = ['unitHead', 'leaderInCharge'] as const
const instant = z.iso.datetime().nullable()
const name = z.string().nullable()
const named = z.object({ id, name: z.string() })
const n = z.int()
const reading = { method: 'get', who: businessReaders } as const
/** An act on one row that its editor has seen. */
const onSeen = { method: 'post', versioned: true, params: idParams } as const
const asFile = { isFile: true, output: z.unknown() } as const
const seen = z.array(z.strictObject({ id, version })).min(1).max(500)

const asked = z.strictObject({
  ...{ name: text(20), kind: z.enum(columnKinds), isRequired: z.boolean(), help: z.string().trim().max(60, '最多 60 个字') },
  ...{ least: z.number().nullable(), most: z.number().nullable(), maxLength: z.int().min(1).max(500).nullable() },
  options: z.array(text(30)).max(30, '最多 30 个选项'),
  /** 带出: the system fills the column, the unit reads it. */
  filledFrom: z.enum(knownKeys).nullable(),
  /** Why it is asked though the system knows it. */
  whyAsked: optionalText(100),
})
export type AskedColumn = z.infer<typeof asked>
const column = asked.extend({ key: z.string() })
export type ColumnView = z.infer<typeof column>
const cell = z.union([z.string().max(500), z.number(), z.boolean(), z.null()])
export type CellValue = z.infer<typeof cell>
const values = z.record(z.string().max(8), cell)
export type RowValues = z.infer<typeof values>
const filled = z.strictObject({ personId: id.nullable(), values })
export type FilledRow = z.infer<typeof filled>

const tally = z.object({ units: n, onTime: n, late: n, missing: n, notDue: n, released: n, submitted: n, confirmed: n, rows: n })
export type TallyView = z.infer<typeof tally>
const formRow = z.object({
  ...{ id, serialNumber: z.string(), title: z.string(), basis: z.string(), rowsPer: z.enum(rowsPer), columns: z.array(column) },
  ...{ openedOn: calendarDate, dueOn: calendarDate, light: dueLight, days: n.nullable(), openedByName: z.string() },
  ...{ closedAt: instant, closedByName: name, closeReason: name, tally, version, abilities },
})
export type FormView = z.infer<typeof formRow>

export const listForms = endpoint({
  ...reading,
  path: '/api/own-forms',
  summary: '本局表单',
  query: z.strictObject({ ...listQuery, state: z.enum(['open', 'closed']).optional() }),
  output: page(formRow),
})
export const readForm = endpoint({
  ...{ ...reading, path: '/api/own-forms/{id}', summary: '一张本局表单', params: idParams },
  output: formRow,
})
export const openForm = endpoint({
  method: 'post',
  path: '/api/own-forms',
  summary: '下发表单',
  who: office,
  event: 'ownForm.opened',
  body: z.strictObject({
    ...{ title: text(60, 2), basis: text(200, 2), rowsPer: z.enum(rowsPer), columns: z.array(asked).min(1).max(30) },
    unitIds: z.array(id).max(2000),
    /** Either so many working days from today, or a day. */
    ...{ workingDays: z.int().min(1).max(60).nullable(), dueOn: calendarDate.nullable() },
  }),
  output: formRow,
})
export const remindUnits = endpoint({
  ...{ method: 'post', path: '/api/own-forms/{id}/reminders', summary: '催报表单', who: office },
  event: 'ownForm.reminded',
  params: idParams,
  body: z.strictObject({ unitIds: z.array(id).min(1).max(2000) }),
  output: formRow,
})
export const closeForm = endpoint({
  ...{ ...onSeen, who: office, path: '/api/own-forms/{id}/closing', summary: '结束表单' },
  event: 'ownForm.closed',
  body: z.strictObject({ version, reason: text(200, 2) }),
  output: formRow,
})

const partRow = z.object({
  ...{ id, form: z.object({ id, serialNumber: z.string(), title: z.string() }), unit: named, state: z.enum(partStates) },
  ...{ standing: z.enum(standings), dueOn: calendarDate, light: dueLight, days: n.nullable(), isExtended: z.boolean() },
  ...{ rows: n.nullable(), digest: name, firstSubmittedAt: instant, submittedByName: name, submittedAt: instant },
  ...{ confirmedByName: name, confirmedAt: instant, returnReason: name, remindedAt: instant, version, abilities },
})
export type PartRowView = z.infer<typeof partRow>
export const partFilters = {
  ownFormId: id.optional(),
  formState: z.enum(['open', 'closed']).optional(),
  standing: z.enum(standings).optional(),
  state: z.enum(partStates).optional(),
  unitId: id.optional(),
  below: flag,
}
export type PartFilters = { readonly [K in keyof typeof partFilters]?: z.output<(typeof partFilters)[K]> | undefined }
const shownRow = z.object({ personId: id.nullable(), name: z.string(), number: z.string(), values })
export type ShownRow = z.infer<typeof shownRow>
/** One time that the unit handed in, and why it came back. */
const submission = z.object({
  number: n,
  at: z.iso.datetime(),
  byName: z.string(),
  rows: n,
  digest: z.string(),
  returnReason: name,
})
const partView = partRow.extend({
  ...{ basis: z.string(), rowsPer: z.enum(rowsPer), columns: z.array(column), extendReason: name, returnedByName: name },
  ...{ returnedAt: instant, rowsNow: z.array(shownRow), submissions: z.array(submission) },
  /** The submission that is shown; null: what is being filled in, with what the system knows now. */
  shown: n.nullable(),
})
export type PartView = z.infer<typeof partView>

export const listParts = endpoint({
  ...reading,
  path: '/api/own-form-parts',
  summary: '应填表单',
  query: z.strictObject({ ...listQuery, ...partFilters }),
  output: page(partRow),
})
export const exportParts = endpoint({
  ...{ ...reading, ...asFile },
  path: '/api/own-form-parts/export',
  summary: '导出应填表单',
  event: 'ownFormPart.exported',
  query: z.strictObject({ sort: z.string().max(60).optional(), ...partFilters }),
})
const submissionNumber = z
  .string()
  .regex(/^\d{1,3}$/)
  .transform(Number)
  .optional()
export const readPart = endpoint({
  ...{ ...reading, path: '/api/own-form-parts/{id}', summary: '一个单位应填的表', params: idParams },
  query: z.strictObject({ number: submissionNumber }),
  output: partView,
})
export const takeSheet = endpoint({
  ...{ ...reading, ...asFile },
  path: '/api/own-form-parts/{id}/sheet',
  summary: '下载填好已知列的表',
  event: 'ownFormPart.sheetTaken',
  params: idParams,
})
const fault = z.object({ place: z.string(), message: z.string() })
export type FaultView = z.infer<typeof fault>
export const readSheet = endpoint({
  ...{ method: 'post', isRead: true, path: '/api/own-form-parts/{id}/sheet-reading', summary: '读填好的 .xlsx', who: clerk },
  params: idParams,
  body: z.strictObject({ fileId: id }),
  output: z.object({ rows: z.array(filled), faults: z.array(fault) }),
})
const onPart = (path: string, event: string, summary: string) =>
  ({
    ...onSeen,
    path: `/api/own-form-parts/{id}${path}`,
    event: `ownFormPart.${event}`,
    summary,
    output: partView,
  }) as const
const rows = z.array(filled).max(500, '一个单位最多 500 行')
export const savePart = endpoint({
  ...onPart('', 'saved', '存表单草稿'),
  method: 'patch',
  who: clerk,
  body: z.strictObject({ version, rows }),
})
export const submitPart = endpoint({
  ...onPart('/submission', 'submitted', '报送表单'),
  who: clerk,
  body: z.strictObject({ version, rows, isNil: z.boolean() }),
})
export const confirmPart = endpoint({
  ...onPart('/confirmation', 'confirmed', '确认表单'),
  who: heads,
  body: z.strictObject({ version }),
})
export const returnPart = endpoint({
  ...onPart('/return', 'returned', '退回表单'),
  who: [...heads, ...office],
  body: z.strictObject({ version, reason: text(300, 2) }),
})
export const extendParts = endpoint({
  ...{ method: 'post', path: '/api/own-form-parts/extensions', summary: '给一个单位的表单延期', who: office },
  event: 'ownFormPart.extended',
  body: z.strictObject({ parts: seen, dueOn: calendarDate, reason: text(200, 2) }),
  output: z.object({ rows: z.array(partRow) }),
})

const tableRow = shownRow.extend({
  id,
  unit: named,
  partId: id,
  state: z.enum(partStates),
  submittedByName: name,
  submittedAt: instant,
})
export type TableRowView = z.infer<typeof tableRow>
/** One column by its key, and what stands in it. */
export const tableFilters = {
  column: z.string().max(8).optional(),
  holds: z.string().max(60).optional(),
  unitId: id.optional(),
  below: flag,
}
export const listTable = endpoint({
  ...{ ...reading, path: '/api/own-forms/{id}/rows', summary: '各单位汇总表', params: idParams },
  query: z.strictObject({ ...listQuery, ...tableFilters }),
  output: page(tableRow),
})
export const exportTable = endpoint({
  ...{ ...reading, ...asFile },
  path: '/api/own-forms/{id}/rows/export',
  summary: '导出各单位汇总表',
  params: idParams,
  event: 'ownForm.tableExported',
  query: z.strictObject({ sort: z.string().max(60).optional(), ...tableFilters }),
})
