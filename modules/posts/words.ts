import type { Category } from './contract.ts'

export const categoryLabels: Record<Category, string> = { duty: '勤务', civilian: '文职' }
