import type { Capacity, ProceedingState } from './workflow.ts'

/** What must hold beyond capacity and step; todos.ts asks the database. */
export type Only =
  | 'isLeadersTurn'
  | 'lacksInvestigator'
  | 'recusalOpen'
  | 'isReminded'
  | 'remedyPending'
  | 'remedyUndecided'
  | 'unionSilent'
  | 'isNoticed'
  | 'unstated'
  | 'remedyReminded'
  | 'keepingOver'
  | 'endUnread'

export interface Waiting {
  readonly label: string
  readonly why: string
  readonly act: string
  readonly by: Capacity
  readonly states: readonly ProceedingState[]
  readonly only?: Only
  /** Verbs that conclude it, with words. */
  readonly done: Readonly<Record<string, string>>
}

/** What waits for a holder of a file, by capacity and step; the first that fits. */
export const waitings: readonly Waiting[] = [
  {
    label: '答复密封报告',
    why: '等您决定是否立案。',
    act: '答复',
    by: 'authorisedLeader',
    states: ['reported'],
    done: { 'proceeding.admitted': '受理立案', 'proceeding.notAdmitted': '不予立案' },
  },
  {
    label: '指定经办人',
    why: '等您指定经办人，或者核对解除依据、办理工会意见。',
    act: '办理',
    by: 'authorisedLeader',
    states: ['naming', 'vetting', 'ending', 'deciding'],
    only: 'isLeadersTurn',
    done: { 'proceeding.handlerNamed': '指定经办人', 'proceeding.unionTold': '告知工会' },
  },
  {
    label: '另行指定核查人',
    why: '核查人少了，等您另行指定。',
    act: '指定',
    by: 'authorisedLeader',
    states: ['finding', 'notifying', 'hearing'],
    only: 'lacksInvestigator',
    done: {},
  },
  {
    label: '决定回避',
    why: '本人要求核查人回避，等您决定。',
    act: '决定',
    by: 'authorisedLeader',
    states: ['notifying', 'hearing', 'vetting'],
    only: 'recusalOpen',
    done: { 'proceeding.recusalDecided': '决定回避' },
  },
  {
    label: '核查',
    why: '由您核查。',
    act: '办理',
    by: 'investigator',
    states: ['naming', 'finding', 'notifying', 'hearing'],
    done: { 'proceeding.factsConcluded': '核查结束', 'proceeding.sentToVetting': '送复审' },
  },
  {
    label: '督促办理',
    why: '办理期限不到三个工作日，请督促办理。',
    act: '督促',
    by: 'authorisedLeader',
    states: ['finding', 'notifying', 'hearing'],
    only: 'isReminded',
    done: {},
  },
  {
    label: '送达处理决定',
    why: '处理决定已作出，等送达本人。',
    act: '送达',
    by: 'investigator',
    states: ['serving'],
    done: {},
  },
  {
    label: '第二人复审',
    why: '等您复审。',
    act: '复审',
    by: 'reviewer',
    states: ['vetting'],
    done: { 'proceeding.vetted': '复审' },
  },
  {
    label: '作出处理决定',
    why: '等您决定。',
    act: '决定',
    by: 'decider',
    states: ['deciding'],
    done: { 'proceeding.decided': '作出处理决定' },
  },
  {
    label: '决定复核、申诉',
    why: '本人申请复核、申诉，等您决定。',
    act: '决定',
    by: 'remedyDecider',
    states: ['served'],
    only: 'remedyPending',
    done: { 'proceeding.remedyDecided': '决定复核、申诉' },
  },
  {
    label: '指定复核、申诉决定人',
    why: '本人申请复核、申诉，等您指定由谁决定。',
    act: '指定',
    by: 'authorisedLeader',
    states: ['served'],
    only: 'remedyUndecided',
    done: {},
  },
  {
    label: '答复工会意见',
    why: '拟解除劳动合同，等工会书面答复。',
    act: '答复',
    by: 'unionist',
    states: ['ending'],
    only: 'unionSilent',
    done: { 'proceeding.unionAnswered': '工会答复' },
  },
  {
    label: '签收告知书',
    why: '有一份书面告知，请签收；签收以后可以陈述、申辩。',
    act: '看告知',
    by: 'subject',
    states: ['notifying'],
    only: 'isNoticed',
    done: { 'proceeding.paperReceived': '签收' },
  },
  {
    label: '陈述申辩',
    why: '您可以陈述、申辩；不因申辩加重处理。',
    act: '陈述',
    by: 'subject',
    states: ['hearing'],
    only: 'unstated',
    done: { 'proceeding.statementGiven': '陈述申辩' },
  },
  {
    label: '签收处理决定',
    why: '有一份处理决定，请签收。',
    act: '看决定',
    by: 'subject',
    states: ['serving'],
    done: {},
  },
  {
    label: '申请复核、申诉的期限将满',
    why: '对处理决定不服的，可以在期限以内申请；不因申请加重处理。',
    act: '看决定',
    by: 'subject',
    states: ['served'],
    only: 'remedyReminded',
    done: { 'proceeding.remedyAsked': '申请复核、申诉' },
  },
  {
    label: '决定是否继续保存',
    why: '办结的卷保存期满，请决定是否继续保存。',
    act: '决定',
    by: 'authorisedLeader',
    states: ['lapsed', 'withdrawn', 'unproven', 'notAdmitted'],
    only: 'keepingOver',
    done: { 'proceeding.keptLonger': '决定继续保存' },
  },
  {
    label: '看办理结果',
    why: '影响期已满，或者处理已撤销、终结，请看通知。',
    act: '看通知',
    by: 'subject',
    states: ['lapsed', 'withdrawn', 'unproven'],
    only: 'endUnread',
    done: {},
  },
]
