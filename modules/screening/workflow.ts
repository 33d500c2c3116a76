import type { returnStates } from './contract.ts'

export type ReturnState = (typeof returnStates)[number]

interface Transition {
  readonly from: readonly ReturnState[]
  readonly to: ReturnState
  /** Why it can't be done from any other state. */
  readonly otherwise: string
}

/** From which states an act on a return is possible, and where it leads. */
export const transitions = {
  save: { from: ['waiting', 'returned'], to: 'waiting', otherwise: '已经报送，不能再改；要改请主要领导退回。' },
  submit: { from: ['waiting', 'returned'], to: 'submitted', otherwise: '已经报送，不用再报。' },
  confirm: { from: ['submitted'], to: 'confirmed', otherwise: '只有已报送、还没有确认的能确认。' },
  return: { from: ['submitted'], to: 'returned', otherwise: '只有已报送、还没有确认的能退回。' },
  extend: { from: ['waiting'], to: 'waiting', otherwise: '这个单位已经报送，不用延期；按时还是迟报由第一次报送的那天定。' },
  enterPaper: { from: ['waiting', 'returned'], to: 'confirmed', otherwise: '这个单位已经报送，不用补录纸面填报。' },
} as const satisfies Record<string, Transition>

/** Whether an act is possible in a state. */
export const isPossible = (act: keyof typeof transitions, state: ReturnState): boolean =>
  (transitions[act].from as readonly ReturnState[]).includes(state)
