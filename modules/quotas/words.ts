import type { QuotaState } from './contract.ts'

export const quotaStateLabels: Record<QuotaState, string> = { over: '超', vacant: '空', full: '满', unset: '未核定' }
