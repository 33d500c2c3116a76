import type { reportStates } from './contract.ts'

export type ReportState = (typeof reportStates)[number]

interface Transition {
  readonly from: readonly ReportState[]
  readonly to: ReportState
  /** Why it can't be done from any other state. */
  readonly otherwise: string
}

/** From which states an act on a report is possible, and where it leads. */
export const transitions = {
  save: { from: ['drafted', 'returned'], to: 'drafted', otherwise: '已经送审或报送，不能再改；要改请领导退回，已报的办理更正。' },
  prepare: { from: ['drafted', 'returned'], to: 'toConfirm', otherwise: '已经送审或报送，不用再送。' },
  nil: { from: ['drafted', 'returned'], to: 'submitted', otherwise: '已经送审或报送，不能再按“无变化”报。' },
  submit: { from: ['toConfirm'], to: 'submitted', otherwise: '只有内勤送审的周报能报送。' },
  return: { from: ['toConfirm'], to: 'returned', otherwise: '只有等着审核的能退回内勤。' },
  officeReturn: { from: ['submitted'], to: 'returned', otherwise: '只有单位已报的能退回。' },
  correct: { from: ['submitted'], to: 'toConfirm', otherwise: '只有已报的能更正；没有报的直接改。' },
} satisfies Record<string, Transition>

/** Whether an act is possible in a state. */
export const isPossible = (act: keyof typeof transitions, state: ReportState): boolean =>
  (transitions[act].from as readonly ReportState[]).includes(state)
