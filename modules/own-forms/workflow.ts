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
  save: { from: ['waiting', 'returned'], to: 'waiting', otherwise: '已经报送，不能再改；要改请主要领导或辅警办退回。' },
  submit: { from: ['waiting', 'returned'], to: 'submitted', otherwise: '已经报送，不用再报。' },
  confirm: { from: ['submitted'], to: 'confirmed', otherwise: '只有已报送、还没有确认的能确认。' },
  return: { from: ['submitted', 'confirmed'], to: 'returned', otherwise: '只有已报送的能退回。' },
  extend: { from: ['waiting'], to: 'waiting', otherwise: '这个单位已经报送，不用延期；按时还是迟报由第一次报送的时间定。' },
} as const satisfies Record<string, Transition>

/** Whether an act is possible in a state. */
export const isPossible = (act: keyof typeof transitions, state: PartState): boolean =>
  (transitions[act].from as readonly PartState[]).includes(state)
