import type { QuotaState } from '../contract.ts'
import { quotaStateLabels } from '../words.ts'

/** 超 1, 空 6, 满. */
export const excessWords = (state: QuotaState, excess: number): string =>
  state === 'over' || state === 'vacant' ? `${quotaStateLabels[state]} ${Math.abs(excess)}` : quotaStateLabels[state]
