import type { lookStates } from './contract.ts'

export type LookState = (typeof lookStates)[number]

/** asked → clear | held; held → released | stopped. An act may take effect once it is clear or released. */
export const letsThrough: readonly LookState[] = ['clear', 'released']
export const answerable: readonly LookState[] = ['asked']
export const decidable: readonly LookState[] = ['held']
