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
  type Role,
  text,
  version,
} from '../../platform/http/contract.ts'

export const hazardStates = ['found', 'measuresSet', 'rectifying', 'evidenceSubmitted', 'confirmed', 'closed'] as const
export const hazardCategories = ['teamManagement', 'publicReputation', 'other'] as const
const foundElsewhere = ['screening', 'inspection', 'consultation', 'overreachReport'] as const
export const hazardSources = [...foundElsewhere, 'concern', 'audit', 'ownFinding'] as const
export const hazardGrades = ['general', 'serious', 'major'] as const
export const verifyingMethods = ['documents', 'onSite', 'talk', 'retest'] as const
/** What the list can be narrowed to besides a state. */
const nobody = ['nobodyMayConfirm', 'nobodyMayVerify'] as const
const standings = ['open', 'overdue', 'extensionAsked', 'escalated', 'relapsed', 'lookBackDue', ...nobody] as const

export const hazardReaders = [...businessReaders, 'leadOfficer'] as const satisfies readonly Role[]
export const hazardFinders = ['unitClerk', 'unitHead', 'auxiliaryOffice'] as const satisfies readonly Role[]
export const measureSetters = ['unitClerk', 'unitHead', 'leaderInCharge', 'auxiliaryOffice'] as const satisfies readonly Role[]
const rectifiers = [...measureSetters, 'bureauLeader', 'leadOfficer'] as const satisfies readonly Role[]
const leaders = ['leaderInCharge', 'unitHead', 'bureauLeader'] as const satisfies readonly Role[]
const verifiers = ['auxiliaryOffice', 'politicalOfficeLeader'] as const satisfies readonly Role[]
const above = [...leaders, ...verifiers] as const
const relapseFinders = [...measureSetters, 'politicalOfficeLeader'] as const satisfies readonly Role[]
const office = ['auxiliaryOffice'] as const satisfies readonly Role[]

const state = z.enum(hazardStates)
const category = z.enum(hazardCategories)
const grade = z.enum(hazardGrades)
const method = z.enum(verifyingMethods)
const leaderDuty = z.enum(['leaderInCharge', 'unitHead', 'overseeingBureauLeader', 'politicalOfficeLeader'])
const named = z.object({ id, name: z.string() })
const due = { light: dueLight, days: z.int().nullable() }

const hazardRow = z.object({
  ...{ id, number: z.string(), unit: named, category, subcategory: z.string().nullable(), source: z.enum(hazardSources) },
  ...{ title: z.string(), grade: grade.nullable(), owner: named.nullable(), rectifyBy: calendarDate.nullable(), ...due },
  measures: z.object({ count: z.int(), done: z.int(), first: z.string().nullable() }),
  ...{ state, isOffice: z.boolean(), escalatedTo: leaderDuty.nullable(), relapses: z.int(), extensions: z.int() },
  ...{ extensionDay: calendarDate.nullable(), foundOn: calendarDate, foundBy: z.string(), closedOn: calendarDate.nullable() },
  ...{ isClosedLate: z.boolean().nullable(), lookBackOn: calendarDate.nullable(), lookedBackOn: calendarDate.nullable() },
  ...{ version, abilities },
})
export type HazardRowView = z.infer<typeof hazardRow>
const measure = z.object({
  ...{ id, number: z.int(), text: z.string(), owner: named, dueOn: calendarDate, ...due },
  ...{ doneOn: calendarDate.nullable(), doneNote: z.string().nullable(), isEarlier: z.boolean(), isDropped: z.boolean() },
  ...{ version, abilities },
})
export type MeasureView = z.infer<typeof measure>
const step = z.object({
  ...{ id, act: z.string(), note: z.string().nullable(), method: method.nullable(), dueOn: calendarDate.nullable() },
  ...{ by: z.string(), role: z.string().nullable(), at: z.iso.datetime() },
  evidence: z.array(z.object({ id, name: z.string(), size: z.int(), digest: z.string() })),
})
export type StepView = z.infer<typeof step>
const hazardView = hazardRow.extend({
  ...{ description: z.string(), subcategoryId: id.nullable(), cause: named.nullable(), rootCause: z.string().nullable() },
  ...{ goal: z.string().nullable(), urgedOn: calendarDate.nullable(), measureList: z.array(measure), steps: z.array(step) },
  ...{ part: z.enum(['owner', 'submitter', 'confirmer']).nullable() },
  extension: z.object({ day: calendarDate, reason: z.string(), by: z.string() }).nullable(),
  /** Who may confirm on this day: the next level of the unit's chain above the owner that anybody holds. */
  confirmers: z.array(z.object({ name: z.string(), duty: leaderDuty, mayAct: z.boolean() })),
  nobodyMay: z.enum(['confirm', 'verify']).nullable(),
  /** By the bureau's own rule; null where it set no number of days or the calendar is not loaded. */
  lookBackProposed: calendarDate.nullable(),
})
export type HazardView = z.infer<typeof hazardView>

export const hazardFilters = {
  q: z.string().trim().max(60).optional(),
  state: z.enum([...hazardStates, ...standings, 'all']).optional(),
  category: category.optional(),
  subcategoryId: id.optional(),
  causeId: id.optional(),
  grade: grade.optional(),
  source: z.enum(hazardSources).optional(),
  ownerId: id.optional(),
  overdue: flag,
  unitId: id.optional(),
  below: flag,
  from: calendarDate.optional(),
  to: calendarDate.optional(),
}
const get = (path: string, summary: string) => ({ method: 'get', path, summary, who: hazardReaders }) as const
const write = (path: string, summary: string, act: { event: string; who: readonly Role[] }) =>
  ({ method: 'post', path, summary, ...act }) as const
const asFile = { isFile: true, output: z.unknown() } as const

export const listHazards = endpoint({
  ...get('/api/hazards', '问题台账'),
  query: z.strictObject({ ...listQuery, ...hazardFilters }),
  output: page(hazardRow).extend({ overdue: z.int() }),
})
export const exportHazards = endpoint({
  ...get('/api/hazards/export', '导出问题台账'),
  ...asFile,
  who: businessReaders,
  event: 'hazard.exported',
  query: z.strictObject({ sort: z.string().max(60).optional(), ...hazardFilters }),
})
export const readHazard = endpoint({
  ...get('/api/hazards/{id}', '一条隐患'),
  ...{ params: idParams, output: hazardView },
})
export const takeEvidence = endpoint({
  ...get('/api/hazards/{id}/evidence/{evidenceId}', '取佐证材料'),
  ...asFile,
  event: 'hazard.evidenceTaken',
  params: z.strictObject({ id, evidenceId: id }),
})
export const findOwners = endpoint({
  ...get('/api/hazards/{id}/owners', '本单位可以当责任人的民警'),
  params: idParams,
  output: z.object({ rows: z.array(named) }),
})

export const recordHazard = endpoint({
  ...write('/api/hazards', '登记发现的隐患', { event: 'hazard.found', who: hazardFinders }),
  body: z.strictObject({ unitId: id, category, subcategoryId: id.nullable(), title: text(60, 4), description: text(1000, 4) }),
  output: hazardView,
})

/** A change of one hazard, as a noun under its record; the body carries the version that was seen. */
const change = <S extends z.ZodRawShape>(
  noun: string,
  summary: string,
  [event, who]: readonly [event: string, who: readonly Role[]],
  fields: S,
) =>
  endpoint({
    ...write(`/api/hazards/{id}/${noun}`, summary, { event, who }),
    versioned: true,
    params: idParams,
    body: z.strictObject({ version, ...fields }),
    output: hazardView,
  })

const note = z.string().trim().max(300, '最多 300 个字')
export const setMeasures = change('measures', '定措施', ['hazard.measuresSet', measureSetters], {
  grade,
  ...{ causeId: id.nullable(), rootCause: text(500, 2), goal: text(300, 2), ownerId: id },
  /** The last day, or a number of working days from today. */
  ...{ rectifyBy: calendarDate.nullable(), workingDays: z.int().min(1).max(250).nullable() },
  measures: z
    .array(z.strictObject({ text: text(300, 2), ownerId: id, dueOn: calendarDate.nullable() }))
    .min(1, '至少一条措施')
    .max(20, '最多 20 条'),
})
export const startRectification = change('start', '开始整改', ['hazard.started', rectifiers], { note })
export const addMeasure = change('further-measure', '加措施', ['hazard.measureAdded', measureSetters], {
  text: text(300, 2),
  ownerId: id,
  dueOn: calendarDate,
})
export const finishMeasure = change('finished-measure', '办完一条措施', ['hazard.measureDone', rectifiers], {
  measureId: id,
  note: text(300, 2),
})
export const submitEvidence = change('evidence', '交佐证', ['hazard.evidenceSubmitted', rectifiers], {
  note: text(500, 2),
  files: z.array(z.strictObject({ fileId: id, isDeclaredUnclassified: z.boolean() })).max(20, '最多 20 个'),
})
export const confirmHazard = change('confirmation', '确认整改', ['hazard.confirmed', leaders], { note })
export const closeOutHazard = change('verification', '核验销号', ['hazard.closedOut', verifiers], {
  method,
  note: text(500, 2),
  lookBackOn: calendarDate.nullable(),
})
export const returnHazard = change('return', '退回整改', ['hazard.returned', above], { reason: text(300, 2) })
export const askExtension = change('extension-request', '申请延期', ['hazard.extensionAsked', rectifiers], {
  day: calendarDate,
  reason: text(300, 2),
})
export const answerExtension = change('extension-answer', '答复延期申请', ['hazard.extensionAnswered', verifiers], {
  isGranted: z.boolean(),
  note: text(300, 2),
})
export const escalateHazard = change('escalation', '报上一级', ['hazard.escalated', hazardReaders], { reason: text(300, 2) })
export const urgeHazard = change('urging', '催办', ['hazard.urged', above], { note: text(300, 2) })
export const lookBack = change('look-back', '回头看', ['hazard.lookedBack', verifiers], {
  holds: z.boolean(),
  method,
  note: text(500, 2),
})
export const relapseHazard = change('relapse', '登记复发', ['hazard.relapsed', relapseFinders], { note: text(500, 2) })

/** Rows chosen in the ledger, each with the version that was seen. */
const chosen = z.array(z.strictObject({ id, version })).min(1).max(200)
const changed = z.object({ rows: z.array(hazardRow) })
export const assignHazards = endpoint({
  ...write('/api/hazards/assignment', '定责任人', { event: 'hazard.assigned', who: measureSetters }),
  body: z.strictObject({ hazards: chosen, ownerId: id }),
  output: changed,
})
export const extendHazards = endpoint({
  ...write('/api/hazards/extensions', '延长时限', { event: 'hazard.extended', who: office }),
  body: z.strictObject({ hazards: chosen, day: calendarDate, reason: text(300, 2) }),
  output: changed,
})

const term = z.object({
  ...{ id, kind: z.enum(['subcategory', 'cause']), category: category.nullable(), name: z.string(), position: z.int() },
  ...{ retiredOn: calendarDate.nullable(), version, abilities },
})
export type HazardTermView = z.infer<typeof term>
const rules = z.object({ lookBackDays: due.days, escalationDays: due.days, repeatUnits: due.days, repeatDays: due.days, version })
const terms = z.object({ rows: z.array(term), rules, abilities })
export const listTerms = endpoint({ ...get('/api/hazard-terms', '隐患子类、原因和本局规定'), output: terms })
export const addTerm = endpoint({
  ...write('/api/hazard-terms', '加一个词', { event: 'hazardTerm.added', who: office }),
  output: terms,
  body: z.strictObject({ kind: z.enum(['subcategory', 'cause']), category: category.nullable(), name: text(20, 2) }),
})
const termChange = { params: idParams, versioned: true, output: terms } as const
export const renameTerm = endpoint({
  ...write('/api/hazard-terms/{id}/name', '改词', { event: 'hazardTerm.renamed', who: office }),
  ...termChange,
  body: z.strictObject({ version, name: text(20, 2) }),
})
export const retireTerm = endpoint({
  ...write('/api/hazard-terms/{id}/retirement', '停用一个词', { event: 'hazardTerm.retired', who: office }),
  ...termChange,
  body: z.strictObject({ version }),
})
const ruleDays = z.int().min(1, '至少 1 个工作日').max(250, '最多 250 个工作日').nullable()
const repeat = { repeatUnits: z.int().min(1).max(250).nullable(), repeatDays: z.int().min(7, '至少 7 天').max(1000).nullable() }
export const setHazardRules = endpoint({
  ...write('/api/hazard-rules', '定回头看、升级、原因反复的数', { event: 'hazard.rulesSet', who: office }),
  method: 'patch',
  ...{ versioned: true, output: terms },
  body: z.strictObject({ version, lookBackDays: ruleDays, escalationDays: ruleDays, ...repeat }),
})
