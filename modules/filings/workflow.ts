import type { filingStates } from './contract.ts'

export type FilingState = (typeof filingStates)[number]

interface Transition {
  readonly from: readonly FilingState[]
  readonly to: FilingState
  /** Why it can't be done from any other state. */
  readonly otherwise: string
}

/** From which states an act is possible, and where it leads. */
export const transitions = {
  lodge: { from: ['open', 'returned'], to: 'lodged', otherwise: '只有待备案和退回的能报。' },
  accept: { from: ['lodged'], to: 'accepted', otherwise: '只有已报的能受理。' },
  return: { from: ['lodged'], to: 'returned', otherwise: '只有已报的能退回。' },
} satisfies Record<string, Transition>
