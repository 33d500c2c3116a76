import { z } from 'zod'
import { abilities, businessReaders, calendarDate, endpoint, id, idParams, text, version } from '../../platform/http/contract.ts'

export const checklistStates = ['draft', 'inForce', 'superseded'] as const
export const sections = ['management', 'conduct'] as const
export const hazardCategories = ['teamManagement', 'publicReputation', 'other'] as const
const office = ['auxiliaryOffice'] as const
const name = z.string().nullable()
const reading = { method: 'get', who: businessReaders } as const
/** An act on one row that its editor has seen. */
const onSeen = { method: 'post', versioned: true, params: idParams } as const

const question = z.strictObject({
  /** Kept from version to version. */
  id,
  section: z.enum(sections),
  category: z.enum(hazardCategories),
  subcategoryId: id.nullable(),
  words: text(200, 4),
  hint: z.string().trim().max(300, '最多 300 个字'),
})
export type QuestionView = z.infer<typeof question>
const subcategory = z.object({ id, category: z.enum(hazardCategories), name: z.string() })
export type SubcategoryView = z.infer<typeof subcategory>
const differenceLine = z.object({
  change: z.enum(['same', 'changed', 'moved', 'added', 'removed']),
  numberBefore: z.int().nullable(),
  numberAfter: z.int().nullable(),
  before: question.nullable(),
  after: question.nullable(),
})
export type DifferenceLineView = z.infer<typeof differenceLine>
const checklistRow = z.object({
  id,
  number: z.int(),
  state: z.enum(checklistStates),
  questionCount: z.int(),
  note: z.string(),
  draftedByName: z.string(),
  draftedAt: z.iso.datetime(),
  inForceOn: calendarDate.nullable(),
  inForceByName: name,
  version,
  abilities,
})
export type ChecklistRowView = z.infer<typeof checklistRow>
const checklistView = checklistRow.extend({
  questions: z.array(question),
  subcategories: z.array(subcategory),
  /** Against the version before; empty for the first. */
  differences: z.array(differenceLine),
})
export type ChecklistView = z.infer<typeof checklistView>

export const listChecklists = endpoint({
  ...reading,
  path: '/api/screening-checklists',
  summary: '排查清单各版',
  output: z.object({ rows: z.array(checklistRow), abilities }),
})
export const readChecklist = endpoint({
  ...reading,
  path: '/api/screening-checklists/{id}',
  summary: '一版排查清单和与上一版的比对',
  params: idParams,
  output: checklistView,
})
export const draftChecklist = endpoint({
  method: 'post',
  who: office,
  path: '/api/screening-checklists',
  summary: '起草新一版排查清单',
  event: 'screeningChecklist.drafted',
  output: checklistView,
})
export const editChecklist = endpoint({
  ...onSeen,
  method: 'patch',
  who: office,
  path: '/api/screening-checklists/{id}',
  summary: '改排查清单草稿',
  event: 'screeningChecklist.edited',
  body: z.strictObject({
    version,
    /** A new question has no id yet. */
    questions: z.array(question.extend({ id: id.nullable() })).max(100, '最多 100 项'),
    note: z.string().trim().max(300, '最多 300 个字'),
  }),
  output: checklistView,
})
export const putChecklistInForce = endpoint({
  ...onSeen,
  who: office,
  path: '/api/screening-checklists/{id}/commencement',
  summary: '施行排查清单',
  event: 'screeningChecklist.putInForce',
  body: z.strictObject({ version }),
  output: checklistView,
})
