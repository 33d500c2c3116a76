import type { checklistStates } from './contract.ts'

export type ChecklistState = (typeof checklistStates)[number]

/** A draft is worded until it is put in force; whatever was in force before is superseded. */
export const transitions = {
  edit: { from: 'draft', otherwise: '这一版已经施行，不能再改；要改请起草新的一版。' },
  putInForce: { from: 'draft', to: 'inForce', otherwise: '这一版已经施行。' },
} as const satisfies Record<string, { from: ChecklistState; to?: ChecklistState; otherwise: string }>
