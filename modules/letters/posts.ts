import type { HolderDuty, IssuerDuty } from './tables.ts'

export type Duty = HolderDuty | IssuerDuty

/** Whoever holds a post of a unit that bears responsibility. */
export interface Holder {
  readonly unitId: string
  readonly duty: Duty
  readonly personId: string
  readonly name: string
  readonly title: string
  /** Of appointed leaders. */
  readonly sinceOn: string | null
  /** Of lead officers: the leader in charge of most of their auxiliaries. */
  readonly leaderId: string | null
}

/** A letter goes from a level of the chain to the next one down. */
export interface Pair {
  readonly holderDuty: HolderDuty
  readonly issuerDuty: IssuerDuty
}

/** The neighbours of a chain, from the top; above a unit's head stands the overseeing bureau leader, whether the template names that level or not. */
export function pairsOf(levels: readonly { duty: Duty }[]): Pair[] {
  const duties = levels.map((level) => level.duty)
  const chain: Duty[] = duties[0] === 'unitHead' ? ['overseeingBureauLeader', ...duties] : duties
  return chain.slice(1).map((duty, i) => ({ holderDuty: duty as HolderDuty, issuerDuty: chain[i] as IssuerDuty }))
}
