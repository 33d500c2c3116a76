import { DomainError } from '../../platform/errors.ts'
import type { receivedStates, releaseStates } from './contract.ts'

type SentState = 'sent' | 'withdrawn'
type ReceivedState = (typeof receivedStates)[number]
type ReleaseState = (typeof releaseStates)[number]
interface Transition<S extends string> {
  readonly from: readonly S[]
  readonly to: S
  /** Why it can't be done from any other state. */
  readonly otherwise: string
}

/** A superior's notice. */
export const sentTransitions = {
  withdraw: { from: ['sent'], to: 'withdrawn', otherwise: '已经撤回。' },
} satisfies Record<string, Transition<SentState>>

/** The notice in the bureau that got it. */
export const receivedTransitions = {
  acknowledge: { from: ['arrived'], to: 'acknowledged', otherwise: '已经签收，或者上级已经撤回。' },
  takeOver: { from: ['arrived', 'acknowledged'], to: 'takenOver', otherwise: '已经转为本局通知，或者上级已经撤回。' },
} satisfies Record<string, Transition<ReceivedState>>

/** What a bureau gives to its superior. */
export const releaseTransitions = {
  approve: { from: ['asked'], to: 'approved', otherwise: '只有待批准的能批准。' },
  refuse: { from: ['asked'], to: 'refused', otherwise: '只有待批准的能不批准。' },
  withdraw: { from: ['asked', 'approved'], to: 'withdrawn', otherwise: '已经不提供，不用再撤回。' },
} satisfies Record<string, Transition<ReleaseState>>

export const isFrom = <S extends string>(transition: Transition<S>, state: S): boolean => transition.from.includes(state)

/** The record is in a state from which the act is possible; 409 otherwise. */
export function assertFrom<S extends string>(transition: Transition<S>, state: S): void {
  if (!isFrom(transition, state)) throw new DomainError('conflict', 'wrongState', transition.otherwise)
}
