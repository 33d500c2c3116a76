import type { consultationStates } from './contract.ts'

export type ConsultationState = (typeof consultationStates)[number]

interface Transition {
  readonly from: ConsultationState
  readonly to: ConsultationState
  /** Why it can't be done from any other state. */
  readonly otherwise: string
}

/** From which state an act is possible, and where it leads. */
export const transitions = {
  change: { from: 'prepared', to: 'prepared', otherwise: '会商已经召开或者取消，安排和议题不能再改。' },
  cancel: { from: 'prepared', to: 'cancelled', otherwise: '只有还没有召开的会商能取消。' },
  hold: { from: 'prepared', to: 'held', otherwise: '会商已经召开或者取消，不能再登记召开。' },
  write: { from: 'held', to: 'held', otherwise: '只有已召开、纪要还没有审定的会商能写纪要和决定。' },
  approve: { from: 'held', to: 'approved', otherwise: '只有已召开、纪要还没有审定的会商能审定。' },
} satisfies Record<string, Transition>
