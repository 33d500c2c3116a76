import type { proceedingCapacities, proceedingStates } from './contract.ts'

export type ProceedingState = (typeof proceedingStates)[number]
export type Capacity = (typeof proceedingCapacities)[number]

interface Act {
  /** In which capacities. */
  readonly by: readonly Capacity[]
  readonly from: readonly ProceedingState[]
  readonly otherwise: string
  /** Also while the organ that a crime was referred to has the file. */
  readonly isWhileWaiting?: true
}
const act = (by: readonly Capacity[], from: readonly ProceedingState[], otherwise: string): Act => ({ by, from, otherwise })
const underway = ['naming', 'finding', 'notifying', 'hearing', 'vetting', 'ending', 'deciding', 'serving'] as const
const keepers = ['investigator', 'registrar'] as const

/** Who may do what, from which step. There is no other way along the rails. */
export const acts = {
  admit: act(['authorisedLeader'], ['reported'], '这份报告已经答复过。'),
  nameHandler: act(['authorisedLeader'], [...underway, 'served'], '这一步不能指定经办人。'),
  answerRecusal: act(['investigator'], [...underway], '这一步不用回答回避。'),
  askRecusal: act(['subject'], ['notifying', 'hearing', 'vetting'], '要求回避应在处理决定以前提出。'),
  decideRecusal: act(['authorisedLeader'], [...underway], '处理决定已经作出，不再决定回避。'),
  addFact: act(['investigator'], ['finding'], '只在“事实与证据”一步记事实；要补，先退回这一步。'),
  withdrawFact: act(['investigator'], ['finding'], '只在“事实与证据”一步撤下事实；要改，先退回这一步。'),
  addEvidence: act(['investigator'], ['finding'], '只在“事实与证据”一步附证据；要补，先退回这一步。'),
  concludeFacts: act(['investigator'], ['finding'], '核查已经结束。'),
  giveNotice: act(['investigator'], ['notifying'], '只在“书面告知”一步告知。'),
  receiveNotice: act(['subject', ...keepers], ['notifying'], '现在没有要签收的文书。'),
  receiveDecision: act(['subject', ...keepers], ['serving'], '现在没有要签收的文书。'),
  receiveEnd: act(['subject', ...keepers], ['lapsed', 'withdrawn', 'unproven'], '现在没有要签收的文书。'),
  giveStatement: act(['subject'], ['hearing'], '陈述申辩在告知以后、复审以前提出。'),
  recordStatement: act(keepers, ['hearing'], '陈述申辩在告知以后、复审以前记录。'),
  answerPoint: act(['investigator'], ['hearing'], '只在“陈述申辩”一步逐项答复。'),
  sendToVetting: act(['investigator'], ['hearing'], '只有陈述申辩以后才能送复审，不能跳步。'),
  agree: act(['reviewer'], ['vetting'], '还没有送复审，或者已经复审过。'),
  verifyEnding: act(['authorisedLeader', ...keepers], ['ending'], '只在“解除合同前核对”一步核对。'),
  tellUnion: act(['authorisedLeader'], ['ending'], '只在“解除合同前核对”一步告知工会。'),
  answerUnion: act(['unionist'], ['ending'], '现在没有要工会答复的。'),
  considerUnion: act(['authorisedLeader'], ['ending'], '只在“解除合同前核对”一步研究工会意见。'),
  decide: act(['decider'], ['deciding'], '前面的步骤没有办完，不能作出决定；已作出的不能重复。'),
  askRemedy: act(['subject'], ['served'], '复核、申诉在处理决定送达以后提出。'),
  decideRemedy: act(['remedyDecider'], ['served'], '没有待决定的复核、申诉。'),
  extendRemedy: act(['remedyDecider'], ['served'], '没有待决定的申诉。'),
  suspend: act(['remedyDecider', 'decider'], ['served'], '没有正在执行的处理。'),
  stepBack: act(['authorisedLeader', 'reviewer', 'decider'], underway.slice(2), '这一步不能退回。'),
  close: act(['authorisedLeader', 'decider'], underway.slice(1, -1), '这一步不能按查否终结。'),
  refer: act(['authorisedLeader', 'investigator'], underway.slice(1), '这一步不能移送。'),
  keepLonger: act(['authorisedLeader'], ['lapsed', 'withdrawn', 'unproven', 'notAdmitted'], '办结以后、保存期满才决定。'),
  resume: { ...act(['authorisedLeader'], underway.slice(1), '没有移送在外的。'), isWhileWaiting: true },
} as const satisfies Record<string, Act>
export type ActName = keyof typeof acts

/** Beyond the act as such: each sends a file back or ends it only from the step that is its own. */
export const ownSteps: Readonly<Partial<Record<Capacity, readonly ProceedingState[]>>> = {
  reviewer: ['vetting'],
  decider: ['deciding'],
}

/** Who may not be the same person. Whoever was ever one of the others of this file, also before being replaced, counts. */
export const apart: Readonly<Record<Capacity, readonly Capacity[]>> = {
  reporter: [],
  authorisedLeader: ['reporter'],
  investigator: ['reporter', 'authorisedLeader', 'investigator', 'reviewer', 'decider', 'remedyDecider'],
  reviewer: ['reporter', 'authorisedLeader', 'investigator', 'decider', 'remedyDecider'],
  decider: ['reporter', 'investigator', 'reviewer', 'remedyDecider'],
  remedyDecider: ['reporter', 'investigator', 'reviewer', 'decider', 'remedyDecider'],
  registrar: ['reporter', 'reviewer', 'decider', 'remedyDecider'],
  unionist: ['reporter', 'authorisedLeader', 'investigator', 'reviewer', 'decider', 'remedyDecider', 'registrar'],
  subject: [],
}
