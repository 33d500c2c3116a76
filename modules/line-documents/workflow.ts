import type { documentStates } from './contract.ts'

export type DocumentState = (typeof documentStates)[number]

interface Transition {
  readonly from: readonly DocumentState[]
  /** Why it can't be done from any other state. */
  readonly otherwise: string
}

/** From which states an act is possible. */
export const transitions = {
  lodge: { from: ['returned', 'accepted'], otherwise: '已经报了，等辅警办答复；或者已有新的版本。' },
  accept: { from: ['lodged'], otherwise: '只有已报的能受理。' },
  return: { from: ['lodged'], otherwise: '只有已报的能退回。' },
  review: { from: ['accepted'], otherwise: '只有已备案的能复核。' },
} satisfies Record<string, Transition>
