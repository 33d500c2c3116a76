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
  page,
  text,
  version,
} from '../../platform/http/contract.ts'
import { hazardCategories } from '../hazards/contract.ts'

const readers = [...businessReaders, 'lineInspector'] as const
const inspector = ['lineInspector'] as const
export const inspectionStates = ['draft', 'concluded', 'cancelled'] as const
export const suggestionStates = ['draft', 'open', 'returned', 'answered', 'accepted'] as const
const instant = z.iso.datetime().nullable()
const unit = z.object({ id, name: z.string() })
const numbered = z.object({ id, number: z.string() })
const answered = z.object({ answer: z.enum(['found', 'notFound']).nullable(), category: z.enum(hazardCategories) })

const inspectionRow = z.object({
  id,
  number: z.string(),
  policeLine: z.string(),
  unit,
  inspectedOn: calendarDate,
  state: z.enum(inspectionStates),
  inspector: z.string(),
  asked: z.int(),
  found: z.int(),
  suggested: z.int(),
  /** Suggestions that the unit has still to answer. */
  unanswered: z.int(),
  version,
  abilities,
})
export type InspectionRowView = z.infer<typeof inspectionRow>

const suggestionRow = z.object({
  id,
  inspection: numbered,
  policeLine: z.string(),
  unit,
  text: z.string(),
  state: z.enum(suggestionStates),
  askedOn: calendarDate.nullable(),
  dueOn: calendarDate.nullable(),
  light: dueLight,
  days: z.int().nullable(),
  isLate: z.boolean(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: instant,
  judgedBy: z.string().nullable(),
  judgedAt: instant,
  returnReason: z.string().nullable(),
  version,
  abilities,
})
export type SuggestionRowView = z.infer<typeof suggestionRow>

const inspectionView = inspectionRow.extend({
  companions: z.string(),
  /** Which saving of the line's checklist it was drafted from. */
  checklistVersion: z.int(),
  concludedAt: instant,
  cancelReason: z.string().nullable(),
  items: z.array(answered.extend({ id, question: z.string(), words: z.string(), hazard: numbered.nullable() })),
  suggestions: z.array(suggestionRow),
})
export type InspectionView = z.infer<typeof inspectionView>

export const inspectionFilters = {
  state: z.enum(inspectionStates).optional(),
  policeLine: z.string().trim().max(20).optional(),
  unitId: id.optional(),
  below: flag,
  from: calendarDate.optional(),
  to: calendarDate.optional(),
}
const reading = { method: 'get', who: readers } as const
const aFile = { ...reading, isFile: true, output: z.unknown() } as const
export const listInspections = endpoint({
  ...reading,
  path: '/api/inspections',
  summary: '警种检查',
  query: z.strictObject({ ...listQuery, ...inspectionFilters }),
  output: page(inspectionRow),
})
export const exportInspections = endpoint({
  ...aFile,
  path: '/api/inspections/export',
  summary: '导出警种检查',
  event: 'inspection.exported',
  query: z.strictObject({ sort: z.string().max(60).optional(), ...inspectionFilters }),
})
const lineDocument = z.object({ id, title: z.string(), number: z.int(), reviewOn: calendarDate })
export const readOwnLine = endpoint({
  method: 'get',
  path: '/api/own-line',
  summary: '本警种：用辅警的单位，本警种的文件',
  who: inspector,
  output: z.object({ units: z.array(unit.extend({ auxiliaries: z.int() })), documents: z.array(lineDocument) }),
})
const ofOne = { params: idParams, output: inspectionView } as const
const changing = { ...ofOne, method: 'post', who: inspector, versioned: true } as const
export const readInspection = endpoint({
  ...ofOne,
  ...reading,
  path: '/api/inspections/{id}',
  summary: '一次警种检查',
})
export const printInspection = endpoint({
  ...aFile,
  path: '/api/inspections/{id}/sheet',
  summary: '警种检查记录表',
  event: 'inspection.printed',
  params: idParams,
  query: z.strictObject({ format: z.enum(['pdf', 'docx']) }),
})
export const startInspection = endpoint({
  method: 'post',
  path: '/api/inspections',
  summary: '开始一次警种检查',
  who: inspector,
  event: 'inspection.started',
  body: z.strictObject({ unitId: id, inspectedOn: calendarDate }),
  output: inspectionView,
})
export const saveInspection = endpoint({
  ...changing,
  method: 'patch',
  path: '/api/inspections/{id}',
  summary: '存检查情况',
  event: 'inspection.saved',
  body: z.strictObject({
    version,
    inspectedOn: calendarDate,
    companions: z.string().trim().max(100, '最多 100 个字'),
    items: z
      .array(answered.extend({ question: text(200, 2), words: z.string().trim().max(500, '最多 500 个字') }).strict())
      .min(1, '至少要有一项')
      .max(80, '最多 80 项'),
    suggestions: z.array(text(500, 2)).max(20, '最多 20 条'),
  }),
})
export const concludeInspection = endpoint({
  ...changing,
  path: '/api/inspections/{id}/conclusion',
  summary: '办结检查：问题进单位台账，建议发给单位',
  event: 'inspection.concluded',
  body: z.strictObject({ version }),
})
export const cancelInspection = endpoint({
  ...changing,
  path: '/api/inspections/{id}/cancellation',
  summary: '取消检查',
  event: 'inspection.cancelled',
  body: z.strictObject({ version, reason: text(300, 2) }),
})

export const suggestionFilters = {
  state: z.enum([...suggestionStates, 'waiting', 'overdue']).optional(),
  policeLine: z.string().trim().max(20).optional(),
  unitId: id.optional(),
  below: flag,
}
export const listSuggestions = endpoint({
  ...reading,
  path: '/api/suggestions',
  summary: '警种检查建议',
  query: z.strictObject({ ...listQuery, ...suggestionFilters }),
  output: page(suggestionRow),
})
export const exportSuggestions = endpoint({
  ...aFile,
  path: '/api/suggestions/export',
  summary: '导出警种检查建议',
  event: 'suggestion.exported',
  query: z.strictObject({ sort: z.string().max(60).optional(), ...suggestionFilters }),
})
const ofSuggestion = { method: 'post', params: idParams, versioned: true, output: suggestionRow } as const
export const answerSuggestion = endpoint({
  ...ofSuggestion,
  path: '/api/suggestions/{id}/answer',
  summary: '书面答复检查建议',
  who: ['unitHead'],
  event: 'suggestion.answered',
  body: z.strictObject({ version, answer: text(1000, 2) }),
})
export const acceptAnswer = endpoint({
  ...ofSuggestion,
  path: '/api/suggestions/{id}/acceptance',
  summary: '认可单位的答复',
  who: inspector,
  event: 'suggestion.accepted',
  body: z.strictObject({ version }),
})
export const returnAnswer = endpoint({
  ...ofSuggestion,
  path: '/api/suggestions/{id}/return',
  summary: '退回单位的答复',
  who: inspector,
  event: 'suggestion.returned',
  body: z.strictObject({ version, reason: text(300, 2) }),
})

const rules = z.object({
  /** Working days that a unit has for its answer; null: no day. */
  suggestionDays: z.int().nullable(),
  version,
  /** The own line's checklist; null for those who have none. */
  checklist: z
    .object({ policeLine: z.string(), questions: z.array(z.string()), savedBy: z.string().nullable(), version })
    .nullable(),
  abilities,
})
const ofRules = { versioned: true, method: 'patch', output: rules } as const
export const readInspectionRules = endpoint({ ...reading, path: '/api/inspection-rules', summary: '检查规定', output: rules })
export const setSuggestionDays = endpoint({
  ...ofRules,
  path: '/api/inspection-rules',
  summary: '定检查建议的答复期限',
  who: ['auxiliaryOffice'],
  event: 'inspection.rulesSet',
  body: z.strictObject({ version, suggestionDays: z.int().min(1, '至少 1 个工作日').max(60, '最多 60 个工作日').nullable() }),
})
export const saveChecklist = endpoint({
  ...ofRules,
  path: '/api/inspection-checklist',
  summary: '存本警种检查清单',
  who: inspector,
  event: 'inspection.checklistSaved',
  body: z.strictObject({ version, questions: z.array(text(200, 2)).min(1, '至少要有一项').max(80, '最多 80 项') }),
})
