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

export const taskStates = [
  'dispatched',
  'objected',
  'acknowledged',
  'underway',
  'returned',
  'concluded',
  'checked',
  'archived',
  'withdrawn',
] as const
export const taskSources = ['clause', 'consultation', 'inspection', 'incident', 'supervision', 'other'] as const
/** Whose tasks: those I own, those of my unit, those it leads, those it assists in. */
export const taskSides = ['mine', 'unit', 'lead', 'assist'] as const
/** What the list can be narrowed to besides a state. */
const standings = ['open', 'overdue', 'near', 'unanswered', 'extensionAsked', 'escalated', 'wasLate', 'still'] as const

export const taskReaders = [...businessReaders, 'leadOfficer'] as const satisfies readonly Role[]
const doers = ['unitClerk', 'unitHead', 'leaderInCharge', 'auxiliaryOffice'] as const satisfies readonly Role[]
const workers = [...doers, 'leadOfficer'] as const satisfies readonly Role[]
const leaders = [...businessReaders] as const satisfies readonly Role[]
const office = ['auxiliaryOffice'] as const satisfies readonly Role[]

const state = z.enum(taskStates)
const level = z.enum(['leaderInCharge', 'unitHead', 'overseeingBureauLeader', 'politicalOfficeLeader'])
const named = z.object({ id, name: z.string() })
const part = z.enum(['responsible', 'assisting'])
const due = { dueOn: calendarDate.nullable(), light: dueLight, days: z.int().nullable() }

const taskRow = z.object({
  ...{ id, number: z.string(), title: z.string(), source: z.enum(taskSources), unit: named, lead: named, part, state },
  notice: z.object({ id, number: z.string() }).nullable(),
  ...{ clauseId: id.nullable(), clauseNumber: z.string().nullable(), period: z.string().nullable(), owner: named.nullable() },
  ...{ ...due, wasLate: z.boolean(), isLate: z.boolean().nullable(), dispatchedOn: calendarDate },
  ...{ acknowledgeBy: calendarDate.nullable(), acknowledgedOn: calendarDate.nullable(), concludedOn: calendarDate.nullable() },
  ...{ files: z.int(), extensions: z.int(), extensionDay: calendarDate.nullable(), escalatedTo: level.nullable() },
  ...{ urgedOn: calendarDate.nullable(), movedOn: calendarDate, version, abilities },
})
export type TaskRowView = z.infer<typeof taskRow>
const evidence = z.object({ id, name: z.string(), size: z.int(), digest: z.string() })
const step = z.object({
  ...{ id, act: z.string(), note: z.string().nullable(), dueOn: calendarDate.nullable() },
  ...{ by: z.string(), role: z.string().nullable(), at: z.iso.datetime(), evidence: z.array(evidence) },
})
export type StepView = z.infer<typeof step>
const taskView = taskRow.extend({
  ...{ text: z.string(), needsEvidence: z.boolean(), steps: z.array(step), dispatchedBy: z.string() },
  objection: z.object({ reason: z.string(), by: z.string(), unit: z.string().nullable() }).nullable(),
  extension: z.object({ day: calendarDate, reason: z.string(), by: z.string() }).nullable(),
  /** Why the light is what it is, as sentences. */
  rule: z.array(z.string()),
  ...{ reassignedTo: id.nullable(), checkedOn: calendarDate.nullable(), archivedOn: calendarDate.nullable() },
})
export type TaskView = z.infer<typeof taskView>

export const taskFilters = {
  q: z.string().trim().max(60).optional(),
  side: z.enum(taskSides).optional(),
  state: z.enum([...taskStates, ...standings, 'all']).optional(),
  part: part.optional(),
  source: z.enum(taskSources).optional(),
  noticeId: id.optional(),
  clauseId: id.optional(),
  ownerId: id.optional(),
  unitId: id.optional(),
  below: flag,
  from: calendarDate.optional(),
  to: calendarDate.optional(),
}
const get = (path: string, summary: string) => ({ method: 'get', path, summary, who: taskReaders }) as const
const write = (path: string, summary: string, act: { event: string; who: readonly Role[] }) =>
  ({ method: 'post', path, summary, ...act }) as const
const asFile = { isFile: true, output: z.unknown() } as const

export const listTasks = endpoint({
  ...get('/api/tasks', '任务'),
  query: z.strictObject({ ...listQuery, ...taskFilters }),
  output: page(taskRow).extend({ overdue: z.int() }),
})
const filtered = z.strictObject({ sort: z.string().max(60).optional(), ...taskFilters })
export const exportTasks = endpoint({
  ...{ ...get('/api/tasks/export', '导出任务'), ...asFile, who: businessReaders, event: 'task.exported', query: filtered },
})
export const printTasks = endpoint({
  ...{ ...get('/api/tasks/print', '打印任务清单'), ...asFile, who: businessReaders, event: 'task.listPrinted', query: filtered },
})
export const readTask = endpoint({ ...get('/api/tasks/{id}', '一件任务'), params: idParams, output: taskView })
export const printTask = endpoint({
  ...{ ...get('/api/tasks/{id}/print', '打印任务单'), ...asFile, event: 'task.printed', params: idParams },
})
export const takeEvidence = endpoint({
  ...{ ...get('/api/tasks/{id}/evidence/{evidenceId}', '取任务佐证'), ...asFile, event: 'task.evidenceTaken' },
  params: z.strictObject({ id, evidenceId: id }),
})
export const findOwners = endpoint({
  ...get('/api/tasks/{id}/owners', '本单位可以承办的民警'),
  ...{ params: idParams, output: z.object({ rows: z.array(named) }) },
})

const treeTask = z.object({
  ...{
    id,
    number: z.string(),
    unit: named,
    part,
    state,
    ...due,
    files: z.int(),
    period: z.string().nullable(),
    owner: z.string().nullable(),
  },
})
export type TreeTaskView = z.infer<typeof treeTask>
const treeClause = z.object({
  ...{ id, number: z.string(), section: z.string().nullable(), heading: z.string(), lead: z.string().nullable() },
  ...{ responsible: z.string(), dispatchedOn: calendarDate.nullable(), tasks: z.array(treeTask), concluded: z.int() },
  /** Its worst task that is open; green where nothing is. */
  worst: z.enum(['overdue', 'near', 'before', 'unknown', 'none', 'done']),
  ...{ dueOn: calendarDate.nullable(), overdue: z.int(), withoutEvidence: z.int(), unanswered: z.int() },
})
export type TreeClauseView = z.infer<typeof treeClause>
const tree = z.object({
  notice: z.object({ id, number: z.string(), title: z.string(), state: z.enum(['draft', 'inForce', 'withdrawn']) }),
  clauses: z.array(treeClause),
  /** Numbers of clauses with a gap. */
  coverage: z.object({
    withoutTask: z.array(z.string()),
    withoutEvidence: z.array(z.string()),
    withoutAnswer: z.array(z.string()),
  }),
  ...{ tasks: z.int(), overdue: z.int(), abilities },
})
export type TreeView = z.infer<typeof tree>
export const readTree = endpoint({
  ...{ ...get('/api/notice-tasks/{id}', '通知、条款、任务、佐证'), who: businessReaders, params: idParams, output: tree },
})
export const dispatchTasks = endpoint({
  ...write('/api/notice-tasks/{id}/dispatch', '派发条款的任务', { event: 'task.dispatched', who: office }),
  params: idParams,
  body: z.strictObject({ clauseIds: z.array(id).min(1, '至少选一条').max(100) }),
  output: tree,
})

/** A change of one task, as a noun under it; the body carries the version that was seen. */
const change = <S extends z.ZodRawShape>(
  noun: string,
  summary: string,
  [event, who]: readonly [event: string, who: readonly Role[]],
  fields: S,
) =>
  endpoint({
    ...write(`/api/tasks/{id}/${noun}`, summary, { event, who }),
    ...{ versioned: true, params: idParams, body: z.strictObject({ version, ...fields }), output: taskView },
  })

const note = text(500, 2)
const reason = text(300, 2)
const files = z.array(z.strictObject({ fileId: id, isDeclaredUnclassified: z.boolean() })).max(20, '最多 20 个')
export const objectToTask = change('objection', '对任务提异议', ['task.objected', doers], {
  ...{ reason, unitWords: text(40).nullable() },
})
export const answerObjection = change('objection-answer', '答复异议', ['task.objectionAnswered', leaders], {
  ...{ isKept: z.boolean(), unitId: id.nullable(), note: reason },
})
export const reassignTask = change('reassignment', '改派任务', ['task.reassigned', leaders], { unitId: id, reason })
export const reportProgress = change('progress', '报进展', ['task.advanced', workers], { note, files })
export const concludeTask = change('conclusion', '报办结', ['task.concluded', workers], { note, files })
export const returnTask = change('return', '退回任务', ['task.returned', leaders], { reason })
export const askExtension = change('extension-request', '申请延期', ['task.extensionAsked', workers], {
  day: calendarDate,
  reason,
})
export const answerExtension = change('extension-answer', '答复延期申请', ['task.extensionAnswered', leaders], {
  ...{ isGranted: z.boolean(), note: reason },
})
export const escalateTask = change('escalation', '任务报上一级', ['task.escalated', taskReaders], { reason })
export const withdrawTask = change('withdrawal', '撤回任务', ['task.withdrawn', leaders], { reason })

/** Rows chosen in the list, each with the version that was seen. */
const chosen = z.array(z.strictObject({ id, version })).min(1).max(200)
const changed = z.object({ rows: z.array(taskRow) })
export const acknowledgeTasks = endpoint({
  ...write('/api/tasks/acknowledgements', '签收任务', { event: 'task.acknowledged', who: doers }),
  ...{ body: z.strictObject({ tasks: chosen }), output: changed },
})
export const passTasks = endpoint({
  ...write('/api/tasks/verifications', '核验任务', { event: 'task.checked', who: leaders }),
  ...{ body: z.strictObject({ tasks: chosen }), output: changed },
})
export const archiveTasks = endpoint({
  ...write('/api/tasks/archivings', '任务归档', { event: 'task.archived', who: leaders }),
  ...{ body: z.strictObject({ tasks: chosen }), output: changed },
})
export const assignTasks = endpoint({
  ...write('/api/tasks/assignment', '定承办人', { event: 'task.assigned', who: doers }),
  ...{ body: z.strictObject({ tasks: chosen, ownerId: id }), output: changed },
})
export const urgeTasks = endpoint({
  ...write('/api/tasks/urging', '催办任务', { event: 'task.urged', who: leaders }),
  ...{ body: z.strictObject({ tasks: chosen, note: reason }), output: changed },
})
export const extendTasks = endpoint({
  ...write('/api/tasks/extensions', '延长任务时限', { event: 'task.extended', who: leaders }),
  ...{ body: z.strictObject({ tasks: chosen, day: calendarDate, reason }), output: changed },
})

const rules = z.object({ acknowledgeDays: z.int(), escalationDays: z.int().nullable(), version, abilities })
export const readTaskRules = endpoint({ ...get('/api/task-rules', '任务的天数'), output: rules })
export const setTaskRules = endpoint({
  ...{ ...write('/api/task-rules', '定任务的天数', { event: 'task.rulesSet', who: office }), method: 'patch', versioned: true },
  body: z.strictObject({
    version,
    acknowledgeDays: z.int().min(1, '至少 1 个工作日').max(60, '最多 60 个工作日'),
    escalationDays: z.int().min(1, '至少 1 个工作日').max(250, '最多 250 个工作日').nullable(),
  }),
  output: rules,
})
