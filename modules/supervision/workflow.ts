import type { slipStates } from './contract.ts'

export type SlipState = (typeof slipStates)[number]

interface Transition {
  readonly from: readonly SlipState[]
  readonly to: SlipState
  /** Why it can't be done from any other state. */
  readonly otherwise: string
}
/** The unit owes an answer. */
export const owedStates = ['issued', 'received', 'returned'] as const satisfies readonly SlipState[]

export const transitions = {
  approve: { from: ['toApprove'], to: 'issued', otherwise: '只有待批准的红色督办单能批准。' },
  refuse: { from: ['toApprove'], to: 'refused', otherwise: '只有待批准的红色督办单能不批准。' },
  receive: { from: ['issued'], to: 'received', otherwise: '只有发出、还没有签收的督办单要签收。' },
  answer: { from: ['received', 'returned'], to: 'answered', otherwise: '签收以后、办结以前才能答复。' },
  close: { from: ['answered'], to: 'closed', otherwise: '答复以后才能办结。' },
  return: { from: ['answered'], to: 'returned', otherwise: '答复以后才能退回。' },
  withdraw: { from: ['toApprove', ...owedStates], to: 'withdrawn', otherwise: '已经答复或者办结的督办单不能撤回。' },
} as const satisfies Record<string, Transition>
export type SlipAct = keyof typeof transitions

export const isFrom = (act: SlipAct, state: SlipState): boolean => (transitions[act].from as readonly SlipState[]).includes(state)
