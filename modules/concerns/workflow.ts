import type { concernStates } from './contract.ts'

export type ConcernState = (typeof concernStates)[number]

/** From which states each act leads to which. */
export const transitions = {
  acknowledged: { from: ['raised', 'reopened'], to: 'acknowledged' },
  answered: { from: ['raised', 'reopened', 'acknowledged'], to: 'answered' },
  closed: { from: ['answered'], to: 'closed' },
  reopened: { from: ['answered', 'closed'], to: 'reopened' },
} as const satisfies Record<string, { from: readonly ConcernState[]; to: ConcernState }>
export type Transition = keyof typeof transitions

/** What still waits for an answer. */
export const openStates = ['raised', 'acknowledged', 'reopened'] as const satisfies readonly ConcernState[]

export const allows = (act: Transition, state: ConcernState): boolean =>
  (transitions[act].from as readonly ConcernState[]).includes(state)
