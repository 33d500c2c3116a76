import { DomainError } from '../../platform/errors.ts'
import type { inspectionStates, suggestionStates } from './contract.ts'

export type InspectionState = (typeof inspectionStates)[number]
export type SuggestionState = (typeof suggestionStates)[number]

interface Transition<S> {
  readonly from: readonly S[]
  /** Why it can't be done from any other state. */
  readonly otherwise: string
}

/** From which states an act on an inspection is possible. */
export const inspectionActs = {
  edit: { from: ['draft'], otherwise: '检查已经办结或者取消，不能再改。' },
  conclude: { from: ['draft'], otherwise: '只有检查中的能办结。' },
  cancel: { from: ['draft'], otherwise: '只有检查中的能取消。' },
} satisfies Record<string, Transition<InspectionState>>

/** From which states an act on a suggestion is possible. */
export const suggestionActs = {
  answer: { from: ['open', 'returned'], otherwise: '只有待答复和退回的建议能答复。' },
  judge: { from: ['answered'], otherwise: '只有答复了的建议能采纳或者退回。' },
} satisfies Record<string, Transition<SuggestionState>>

export const isFrom = <S extends string>({ from }: Transition<S>, state: S): boolean => from.includes(state)

/** Refuses an act from a state that does not allow it. */
export function assertFrom<S extends string>(transition: Transition<S>, state: S): void {
  if (!isFrom(transition, state)) throw new DomainError('conflict', 'wrongState', transition.otherwise)
}
