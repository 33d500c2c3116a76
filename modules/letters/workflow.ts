/** What a post's letter has come to; `missing`: the post is held and no letter was issued. */
export const letterStates = ['missing', 'issued', 'inForce', 'ended'] as const
export type LetterState = (typeof letterStates)[number]

/** Why nobody stands behind a letter on one side. */
export const letterGaps = ['holderVacant', 'issuerVacant', 'successorSilent'] as const
export type LetterGap = (typeof letterGaps)[number]

/** Issued until both sides have signed; in force whoever succeeds, until it is ended. */
export function stateOf({ inForceOn, endedOn }: { inForceOn: string | null; endedOn: string | null }): LetterState {
  if (endedOn !== null) return 'ended'
  return inForceOn === null ? 'issued' : 'inForce'
}
