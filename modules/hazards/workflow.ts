import type { hazardStates } from './contract.ts'

export type HazardState = (typeof hazardStates)[number]

interface Transition {
  readonly from: readonly HazardState[]
  /** Absent: the state stays. */
  readonly to?: HazardState
  /** Why it can't be done from any other state. */
  readonly otherwise: string
}

/** From which states an act is possible, and where it leads. */
export const transitions = {
  assign: { from: ['found', 'measuresSet', 'rectifying'], otherwise: '交了佐证以后不能再换责任人。' },
  setMeasures: { from: ['found', 'measuresSet'], to: 'measuresSet', otherwise: '只有刚发现的和还没有开始整改的能定措施。' },
  start: { from: ['measuresSet'], to: 'rectifying', otherwise: '定了措施、还没有开始的才能开始整改。' },
  addMeasure: { from: ['measuresSet', 'rectifying'], otherwise: '只有定了措施、还没有交佐证的能加措施。' },
  decideMeasure: {
    from: ['found', 'measuresSet', 'rectifying'],
    otherwise: '已经交了佐证或者销了号，不能再定措施；请改为任务，或者撤去这项决定。',
  },
  finishMeasure: { from: ['rectifying'], otherwise: '只有整改中的能登记措施办完。' },
  submit: { from: ['rectifying'], to: 'evidenceSubmitted', otherwise: '只有整改中的能交佐证。' },
  confirm: { from: ['evidenceSubmitted'], to: 'confirmed', otherwise: '只有交了佐证的能确认。' },
  closeOut: { from: ['confirmed'], to: 'closed', otherwise: '只有单位确认过的能核验销号。' },
  return: { from: ['evidenceSubmitted', 'confirmed'], to: 'rectifying', otherwise: '只有交了佐证的能退回整改。' },
  askExtension: { from: ['measuresSet', 'rectifying'], otherwise: '只有定了措施、还没有交佐证的能申请延期。' },
  answerExtension: { from: ['measuresSet', 'rectifying'], otherwise: '已经交了佐证，不用再答复延期。' },
  extend: {
    from: ['measuresSet', 'rectifying', 'evidenceSubmitted', 'confirmed'],
    otherwise: '只有定了时限、还没有销号的能延长。',
  },
  escalate: {
    from: ['found', 'measuresSet', 'rectifying', 'evidenceSubmitted'],
    otherwise: '单位已经确认或者已经销号，不用再报上一级。',
  },
  urge: { from: ['found', 'measuresSet', 'rectifying'], otherwise: '责任人已经交了佐证，不用再催。' },
  lookBack: { from: ['closed'], otherwise: '只有销了号的能回头看。' },
  relapse: { from: ['closed'], to: 'found', otherwise: '只有销了号的能登记复发。' },
} satisfies Record<string, Transition>
export type HazardAct = keyof typeof transitions

export const isFrom = (act: HazardAct, state: HazardState): boolean =>
  (transitions[act].from as readonly HazardState[]).includes(state)

/** The state an act leads to; the present one where it changes none. */
export const stateAfter = (act: HazardAct, state: HazardState): HazardState => (transitions[act] as Transition).to ?? state
