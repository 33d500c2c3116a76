import type { letterGaps, letterStates } from './contract.ts'

export type LetterState = (typeof letterStates)[number]
export type LetterGap = (typeof letterGaps)[number]

/** Issued until both sides have signed; in force whoever succeeds, until it is ended. */
export function stateOf({ inForceOn, endedOn }: { inForceOn: string | null; endedOn: string | null }): LetterState {
  if (endedOn !== null) return 'ended'
  return inForceOn === null ? 'issued' : 'inForce'
}
