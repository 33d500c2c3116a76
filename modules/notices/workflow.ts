import type { noticeStates } from './contract.ts'

export type NoticeState = (typeof noticeStates)[number]

interface Transition {
  readonly from: readonly NoticeState[]
  /** Absent: the state stays. */
  readonly to?: NoticeState
  /** Why it can't be done from any other state. */
  readonly otherwise: string
}

/** From which states an act on a notice is possible, and where it leads. */
export const transitions = {
  change: { from: ['draft'], otherwise: '只有还没有生效的通知能改文字；生效以后只能改分工和时限。' },
  assign: { from: ['draft', 'inForce'], otherwise: '通知已经撤回，不能再改。' },
  rule: { from: ['draft', 'inForce'], otherwise: '通知已经撤回，不用再写意见。' },
  putInForce: { from: ['draft'], to: 'inForce', otherwise: '通知已经生效或者撤回。' },
  withdraw: { from: ['inForce'], to: 'withdrawn', otherwise: '只有生效的通知能撤回。' },
} satisfies Record<string, Transition>
export type NoticeAct = keyof typeof transitions

export const isFrom = (act: NoticeAct, state: NoticeState): boolean =>
  (transitions[act].from as readonly NoticeState[]).includes(state)

/** The state an act leads to; the present one where it changes none. */
export const stateAfter = (act: NoticeAct, state: NoticeState): NoticeState => (transitions[act] as Transition).to ?? state
