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

/** In the order of the rails; the last four are ends. */
export const proceedingStates = [
  'reported',
  'naming',
  'finding',
  'notifying',
  'hearing',
  'vetting',
  'ending',
  'deciding',
  'serving',
  'served',
  'lapsed',
  'withdrawn',
  'unproven',
  'notAdmitted',
] as const
export const proceedingCapacities = [
  'reporter',
  'authorisedLeader',
  'investigator',
  'reviewer',
  'decider',
  'remedyDecider',
  'registrar',
  'subject',
  'unionist',
] as const
const kind = z.enum(['conduct', 'accountability'])
const state = z.enum(proceedingStates)
const capacity = z.enum(proceedingCapacities)
const instant = z.iso.datetime()
/** Whoever may ever be lent a file; administrators and superiors never are. */
const holders = [...businessReaders, 'lineInspector', 'leadOfficer', 'auxiliary', 'unionRepresentative'] as const
const reporters = [...businessReaders, 'leadOfficer'] as const

const subject = z.object({ id, name: z.string(), number: z.string().nullable(), unitName: z.string() })
const due = { dueOn: calendarDate.nullable(), light: dueLight, days: z.int().nullable() }
const head = { id, kind, number: z.string(), state, capacities: z.array(capacity), isWaiting: z.boolean() }
const proceedingRow = z.object({ ...head, ...due, subjectName: z.string(), openedOn: calendarDate })
export type ProceedingRowView = z.infer<typeof proceedingRow>
const entry = z.object({
  id,
  kind: z.string(),
  title: z.string(),
  step: z.int(),
  at: instant,
  byName: z.string(),
  lines: z.array(z.tuple([z.string(), z.string()])),
  /** Of a statement: each point, and its answer. */
  points: z.array(z.object({ text: z.string(), answer: z.string().nullable() })),
  ofId: id.nullable(),
  file: z.object({ name: z.string(), size: z.int(), digest: z.string() }).nullable(),
  /** SHA-256 of the text as it was frozen. */
  digest: z.string(),
  isSetAside: z.boolean(),
  isPaper: z.boolean(),
})
export type ProceedingEntryView = z.infer<typeof entry>
const step = { number: z.int(), label: z.string(), on: calendarDate.nullable(), note: z.string() }
const proceedingView = z.object({
  ...head,
  side: z.enum(['handlers', 'subject', 'reporter', 'union']),
  subject,
  isDispatched: z.boolean().nullable(),
  steps: z.array(z.object({ ...step, standing: z.enum(['done', 'now', 'later', 'left']) })),
  /** Why the next step is not open yet, as sentences. */
  gaps: z.array(z.string()),
  entries: z.array(entry),
  rights: z.array(z.tuple([z.string(), z.string()])),
  deadlines: z.array(z.object({ ...due, label: z.string(), basis: z.string() })),
  people: z.array(z.object({ capacity, name: z.string(), mark: z.string(), lentAt: instant, endedAt: instant.nullable() })),
  openings: z.array(z.object({ name: z.string(), role: z.string().nullable(), at: instant })),
  /** The heaviest outcome that may be decided: the one that was noticed. */
  noticedCode: z.string().nullable(),
  /** The outcome that stands after the decision, a review or an appeal: a remedy may only be lighter. */
  standingCode: z.string().nullable(),
  influenceUntil: calendarDate.nullable(),
  retainYears: z.int().nullable(),
  retainUntil: calendarDate.nullable(),
  version,
  abilities,
})
export type ProceedingView = z.infer<typeof proceedingView>

export const listProceedings = endpoint({
  method: 'get',
  path: '/api/proceedings',
  summary: '我经办或者与我有关的核查',
  who: holders,
  query: z.strictObject({
    ...listQuery,
    kind: kind.optional(),
    state: z.enum([...proceedingStates, 'open', 'closed']).optional(),
  }),
  output: page(proceedingRow),
})
export const readProceeding = endpoint({
  method: 'get',
  path: '/api/proceedings/{id}',
  summary: '一件核查（每次打开都记录）',
  who: holders,
  event: 'proceeding.opened',
  params: idParams,
  output: proceedingView,
})
const account = z.object({ accountId: id, name: z.string(), unitName: z.string(), title: z.string() })
export const listLeaders = endpoint({
  method: 'get',
  path: '/api/proceeding-leaders',
  summary: '可以受理密封报告的领导',
  who: reporters,
  output: z.object({ rows: z.array(account) }),
})
export const listCandidates = endpoint({
  method: 'get',
  path: '/api/proceedings/{id}/candidates',
  summary: '可以指定的人',
  who: holders,
  params: idParams,
  query: z.strictObject({ capacity }),
  output: z.object({ rows: z.array(account) }),
})
export const openProceeding = endpoint({
  method: 'post',
  path: '/api/proceedings',
  summary: '密封报告',
  who: reporters,
  event: 'proceeding.reported',
  body: z.strictObject({ personId: id, leaderId: id, happenedOn: calendarDate, place: text(60, 2), matter: text(2000, 5) }),
  output: proceedingRow,
})

/** One act on a file, under its noun. */
const act = <N extends string, E extends string, F extends z.ZodRawShape>(noun: N, summary: string, event: E, fields: F) =>
  endpoint({
    method: 'post',
    path: `/api/proceedings/{id}/${noun}`,
    summary,
    who: holders,
    event,
    versioned: true,
    params: idParams,
    body: z.strictObject({ version, ...fields }),
    output: proceedingView,
  })
const fileId = id.nullable()
const witnesses = z.array(text(20, 2)).max(2)
const reason = text(1000, 2)
const judged = { outcomeCode: text(40), basis: text(1000, 5), share: z.int().min(1).max(20).nullable() }

export const admit = act('admission', '受理立案，或者不予立案', 'proceeding.admitted', { isAdmitted: z.boolean(), reason })
export const nameHandler = act('handlers', '指定经办人', 'proceeding.handlerNamed', {
  capacity: z.enum(['investigator', 'reviewer', 'decider', 'remedyDecider', 'registrar']),
  handlerId: id,
})
export const answerRecusal = {
  ...act('recusal', '回答回避三问', 'proceeding.recusalAnswered', {
    isRelative: z.boolean(),
    hasInterest: z.boolean(),
    hasOther: z.boolean(),
    note: text(300, 0),
  }),
  output: z.object({ id }),
}
export const askRecusal = act('recusal-requests', '要求核查人回避', 'proceeding.recusalAsked', { mark: text(64), reason })
export const decideRecusal = act('recusal-decisions', '决定回避', 'proceeding.recusalDecided', {
  requestId: id,
  isGranted: z.boolean(),
  reason,
})
export const addFact = act('facts', '记一项事实', 'proceeding.factAdded', { text: text(1000, 5), source: text(200, 2) })
export const withdrawFact = act('fact-withdrawals', '撤下一项事实', 'proceeding.factWithdrawn', { factId: id, reason })
export const addEvidence = act('evidence', '附证据', 'proceeding.evidenceAdded', { factId: id, source: text(200, 2), fileId: id })
export const concludeFacts = act('conclusion', '核查结束，转告知', 'proceeding.factsConcluded', { reason })
export const giveNotice = act('notices', '书面告知', 'proceeding.noticeGiven', judged)
export const receive = act('receipts', '签收、送达', 'proceeding.paperReceived', { witnesses, note: text(300, 0) })
export const giveStatement = act('statements', '陈述申辩', 'proceeding.statementGiven', {
  points: z.array(text(2000, 1)).max(30),
  means: z.enum(['system', 'paper', 'waiver']),
  fileId,
  isAll: z.boolean(),
})
export const answerPoint = act('answers', '答复陈述申辩的一项', 'proceeding.pointAnswered', {
  statementId: id,
  point: z.int().min(0).max(29),
  isAccepted: z.boolean(),
  answer: reason,
})
export const sendToVetting = act('vetting', '送第二人复审', 'proceeding.sentToVetting', {})
export const agree = act('vetting-opinions', '复审同意', 'proceeding.vetted', { reason })
export const verifyEnding = act('ending-grounds', '核对解除依据和法定限制', 'proceeding.endingVerified', {
  ground: text(40),
  words: reason,
  bars: z.array(z.strictObject({ bar: text(40), applies: z.boolean(), source: text(200, 2) })).max(12),
})
export const tellUnion = act('union-letters', '书面告知工会', 'proceeding.unionTold', { handlerId: id, reason })
export const answerUnion = act('union-opinions', '工会意见', 'proceeding.unionAnswered', {
  hasObjection: z.boolean(),
  opinion: reason,
})
export const considerUnion = act('union-replies', '研究工会意见并书面回复', 'proceeding.unionConsidered', { reason })
export const decide = act('decisions', '作出处理决定', 'proceeding.decided', { ...judged, facts: text(4000, 5) })
export const askRemedy = act('remedies', '申请复核、申诉', 'proceeding.remedyAsked', {
  kind: z.enum(['review', 'appeal']),
  reason,
})
export const decideRemedy = act('remedy-decisions', '作出复核、申诉决定', 'proceeding.remedyDecided', {
  result: z.enum(['upheld', 'lighter', 'withdrawn']),
  outcomeCode: text(40).nullable(),
  reason,
})
export const extendRemedy = act('remedy-extensions', '延长申诉办理期限', 'proceeding.remedyExtended', { reason })
export const suspend = act('suspensions', '决定暂停执行、恢复执行', 'proceeding.suspensionDecided', {
  isSuspended: z.boolean(),
  reason,
})
export const stepBack = act('step-back', '退回上一步', 'proceeding.steppedBack', { reason })
export const close = act('closing', '查否，终结', 'proceeding.closedUnproven', { reason })
export const refer = act('referrals', '涉嫌犯罪，移送', 'proceeding.referred', { organ: text(60, 2), reason })
export const keepLonger = act('keeping', '保存期满，决定继续保存', 'proceeding.keptLonger', { untilOn: calendarDate, reason })
export const resume = act('resumption', '恢复内部办理', 'proceeding.resumed', { reason })

const ofEntry = <P extends string>(path: P, summary: string, event: string) =>
  endpoint({ method: 'get', who: holders, params: idParams, isFile: true, output: z.unknown(), path, summary, event })
export const takeEvidence = ofEntry('/api/proceeding-entries/{id}/file', '取附件', 'proceeding.fileTaken')
export const printPaper = ofEntry('/api/proceeding-entries/{id}/paper', '打印文书', 'proceeding.printed')
