import { DomainError } from '../../platform/errors.ts'
import type { incidentStates } from './contract.ts'

export type IncidentState = (typeof incidentStates)[number]

/** From which states an act is possible, and why not from any other. */
const transitions = {
  add: { from: ['open', 'handled'], otherwise: '已经复盘的不能再记。' },
  conclude: { from: ['open'], otherwise: '只有处置中的能报处置完毕。' },
  review: { from: ['handled'], otherwise: '单位报了处置完毕才能复盘。' },
} as const satisfies Record<string, { readonly from: readonly IncidentState[]; readonly otherwise: string }>
export type IncidentAct = keyof typeof transitions

export const isFrom = (act: IncidentAct, state: IncidentState): boolean =>
  (transitions[act].from as readonly IncidentState[]).includes(state)

/** Refuses an act from a state that does not allow it. */
export function assertFrom(act: IncidentAct, state: IncidentState): void {
  if (!isFrom(act, state)) throw new DomainError('conflict', 'wrongState', transitions[act].otherwise)
}
