import type { Capacity, ProceedingState } from './workflow.ts'

/** The eleven steps as they stand at the left of the page. */
export const steps = [
  { label: '受理', note: '只有选定的领导看得到' },
  { label: '指定核查人', note: '两名民警，逐人问回避' },
  { label: '事实与证据', note: '每项有来源、有证据' },
  { label: '书面告知', note: '事实、拟适用依据、拟处理' },
  { label: '陈述申辩', note: '逐项答复' },
  { label: '第二人复审', note: '复审人不得是核查人' },
  { label: '解除合同前核对', note: '仅解除、退回时' },
  { label: '决定', note: '有权人签发，写明依据和救济' },
  { label: '送达', note: '本人签收' },
  { label: '复核、申诉', note: '不得加重' },
  { label: '影响期', note: '到期自行失效' },
] as const

const stepOfState: Record<ProceedingState, number> = {
  reported: 1,
  naming: 2,
  finding: 3,
  notifying: 4,
  hearing: 5,
  vetting: 6,
  ending: 7,
  deciding: 8,
  serving: 9,
  served: 10,
  lapsed: 11,
  withdrawn: 10,
  unproven: 8,
  notAdmitted: 1,
}
export const stepOf = (state: ProceedingState): number => stepOfState[state]

export const ends: readonly ProceedingState[] = ['lapsed', 'withdrawn', 'unproven', 'notAdmitted']
export const hasEnded = (state: ProceedingState): boolean => ends.includes(state)
const order: readonly ProceedingState[] = ['finding', 'notifying', 'hearing', 'vetting', 'ending', 'deciding', 'serving']
/** The step before; one where nothing was done (no contract would end) is passed over. */
export function stateBefore(state: ProceedingState, wasAtEnding: boolean): ProceedingState | undefined {
  const before = order[order.indexOf(state) - 1]
  return before === 'ending' && !wasAtEnding ? 'vetting' : before
}

interface EntryKind {
  readonly title: string
  /** 0: belongs to no step, and is never set aside. */
  readonly step: number
  /** Done once at its step: going back to the step sets it aside. */
  readonly isOnce?: true
  /** Who sees it besides the handlers. */
  readonly seenBy?: readonly Exclude<Capacity, 'authorisedLeader'>[]
  /** Its form as it is printed. */
  readonly paper?: string
}
/** Everything that is ever entered in a file. */
const entryKinds = {
  sealedReport: { title: '密封报告', step: 1, seenBy: ['reporter'], paper: '密封报告表' },
  admission: { title: '受理', step: 1, seenBy: ['reporter'], paper: '立案审批表' },
  lookAsked: { title: '提请第二人查看', step: 1 },
  naming: { title: '指定经办人', step: 0, paper: '经办人指定书' },
  handlerLeft: { title: '经办人离开', step: 0 },
  recusal: { title: '回避三问', step: 0, paper: '回避情况说明' },
  recusalRequest: { title: '要求回避', step: 0, seenBy: ['subject'], paper: '回避申请书' },
  recusalDecision: { title: '回避决定', step: 0, seenBy: ['subject'], paper: '回避决定书' },
  fact: { title: '事实', step: 3 },
  factWithdrawal: { title: '撤下事实', step: 3 },
  evidence: { title: '证据', step: 3 },
  conclusion: { title: '核查结束', step: 3, isOnce: true, paper: '核查报告' },
  notice: { title: '告知', step: 4, isOnce: true, seenBy: ['subject', 'unionist'], paper: '处理告知书' },
  noticeReceipt: { title: '告知书签收', step: 4, isOnce: true, seenBy: ['subject'], paper: '送达回证' },
  statement: { title: '陈述申辩', step: 5, seenBy: ['subject'], paper: '陈述申辩笔录' },
  answer: { title: '答复', step: 5, seenBy: ['subject'] },
  vettingOpinion: { title: '复审意见', step: 6, isOnce: true, paper: '复审意见表' },
  endingGrounds: {
    title: '解除依据和法定限制',
    step: 7,
    isOnce: true,
    seenBy: ['unionist', 'subject'],
    paper: '解除劳动合同核对表',
  },
  unionLetter: { title: '告知工会', step: 7, isOnce: true, seenBy: ['unionist'], paper: '征求工会意见函' },
  unionOpinion: { title: '工会意见', step: 7, isOnce: true, seenBy: ['unionist'], paper: '工会意见书' },
  unionReply: { title: '对工会意见的研究和回复', step: 7, isOnce: true, seenBy: ['unionist'], paper: '对工会意见的答复' },
  decision: { title: '处理决定', step: 8, isOnce: true, seenBy: ['subject'], paper: '处理决定书' },
  decisionReceipt: { title: '处理决定送达', step: 9, isOnce: true, seenBy: ['subject'], paper: '送达回证' },
  remedyRequest: { title: '复核、申诉申请', step: 10, seenBy: ['subject'], paper: '复核、申诉申请书' },
  remedyExtension: { title: '申诉延长', step: 10, seenBy: ['subject'], paper: '申诉延长告知书' },
  remedyDecision: { title: '复核、申诉决定', step: 10, seenBy: ['subject'], paper: '复核、申诉决定书' },
  suspension: { title: '暂停、恢复执行', step: 10, seenBy: ['subject'], paper: '执行决定书' },
  stepBack: { title: '退回上一步', step: 0, paper: '退回通知单' },
  closing: { title: '查否终结', step: 0, seenBy: ['subject'], paper: '终结告知书' },
  referral: { title: '移送', step: 0, paper: '移送函' },
  resumption: { title: '恢复办理', step: 0, paper: '恢复办理单' },
  reminder: { title: '期限提醒', step: 0 },
  ownReminder: { title: '期限提醒', step: 0, seenBy: ['subject'] },
  keepingOver: { title: '保存期满', step: 0 },
  keeping: { title: '继续保存', step: 0, seenBy: ['subject'] },
  endReceipt: { title: '签收', step: 0, seenBy: ['subject'], paper: '送达回证' },
  lapse: { title: '影响期满', step: 11, seenBy: ['subject'], paper: '影响期满通知' },
} as const satisfies Record<string, EntryKind>
export type EntryKindName = keyof typeof entryKinds
export const entryKindOf = (kind: string): EntryKind => entryKinds[kind as EntryKindName]
export const isSeenBy = (kind: string, capacities: readonly Capacity[]): boolean =>
  capacities.some((c) => handlers.includes(c) || (entryKindOf(kind).seenBy as readonly Capacity[] | undefined)?.includes(c))

/** Whoever works on the file sees all of it. */
export const handlers: readonly Capacity[] = [
  'authorisedLeader',
  'investigator',
  'reviewer',
  'decider',
  'remedyDecider',
  'registrar',
]

/** Entries that stop counting when a file goes back to a step: everything after it, and what is done once at it. */
export const isSetAsideAt = (kind: string, step: number): boolean => {
  const of = entryKindOf(kind)
  return of.step > step || (of.step === step && of.isOnce === true)
}

const windowOfState: Partial<Record<ProceedingState, readonly [limit: string, who: readonly Capacity[]]>> = {
  naming: ['decision', ['authorisedLeader', 'investigator']],
  finding: ['decision', ['authorisedLeader', 'investigator']],
  notifying: ['decision', ['authorisedLeader', 'investigator']],
  hearing: ['statement', ['subject', 'investigator']],
  vetting: ['vetting', ['reviewer', 'authorisedLeader']],
  ending: ['union', ['unionist', 'authorisedLeader']],
  deciding: ['decision', ['decider', 'authorisedLeader']],
}
const windowOfRemedy = {
  none: ['reviewAsking', ['subject']],
  reviewAsked: ['reviewDeciding', ['remedyDecider', 'authorisedLeader']],
  reviewDecided: ['appealAsking', ['subject']],
  appealAsked: ['appealDeciding', ['remedyDecider', 'authorisedLeader']],
  appealDecided: undefined,
} as const
/** The window under way: which limit of the bureau it is, and who must act, or may, before it ends. */
export const windowOf = (state: ProceedingState, remedy: keyof typeof windowOfRemedy | null) =>
  state === 'served' ? windowOfRemedy[remedy ?? 'none'] : windowOfState[state]

export const letters = { conduct: '核', accountability: '责' } as const
