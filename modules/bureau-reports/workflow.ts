import type { states } from './contract.ts'

export type BureauReportState = (typeof states)[number]

interface Transition {
  readonly from: readonly BureauReportState[]
  readonly to: BureauReportState
  /** Why it can't be done from any other state. */
  readonly otherwise: string
}

/** From which states an act on a bureau report is possible, and where it leads. */
export const transitions = {
  edit: { from: ['draft'], to: 'draft', otherwise: '已经送审或签发，不能再改；要改请政治处领导退回。' },
  redraft: { from: ['draft'], to: 'draft', otherwise: '已经送审或签发，不能重新起草。' },
  send: { from: ['draft'], to: 'toApprove', otherwise: '已经送审或签发，不用再送。' },
  issue: { from: ['toApprove'], to: 'issued', otherwise: '只有辅警办送审的能签发。' },
  return: { from: ['toApprove'], to: 'draft', otherwise: '只有等着签发的能退回。' },
} satisfies Record<string, Transition>

/** Whether an act is possible in a state. */
export const isPossible = (act: keyof typeof transitions, state: BureauReportState): boolean =>
  (transitions[act].from as readonly BureauReportState[]).includes(state)
