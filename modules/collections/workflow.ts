import type { partStates } from './contract.ts'

type PartState = (typeof partStates)[number]

interface Transition {
  readonly from: readonly PartState[]
  readonly to: PartState
  /** Why it can't be done from any other state. */
  readonly otherwise: string
}

/** From which states an act on a part is possible, and where it leads. */
export const transitions = {
  submit: { from: ['waiting', 'returned'], to: 'submitted', otherwise: '这一件已经报送，不用再报；要换，请辅警办先退回。' },
  accept: { from: ['submitted'], to: 'accepted', otherwise: '只有已报送、还没有收下的能收下。' },
  return: { from: ['submitted'], to: 'returned', otherwise: '只有已报送、还没有收下的能退回。' },
  extend: { from: ['waiting'], to: 'waiting', otherwise: '这一件已经报送，不用延期；按时还是迟报由第一次报送的时间定。' },
} as const satisfies Record<string, Transition>

/** Whether an act is possible in a state. */
export const isPossible = (act: keyof typeof transitions, state: PartState): boolean =>
  (transitions[act].from as readonly PartState[]).includes(state)
