import type { QuotaRowView, QuotaState } from '../contract.ts'

export const categoryLabels: Record<QuotaRowView['category'], string> = { duty: '勤务', civilian: '文职' }
export const quotaStateLabels: Record<QuotaState, string> = { over: '超', vacant: '空', full: '满', unset: '未核定' }

/** 超 1, 空 6, 满. */
export const excessWords = (state: QuotaState, excess: number): string =>
  state === 'over' || state === 'vacant' ? `${quotaStateLabels[state]} ${Math.abs(excess)}` : quotaStateLabels[state]
