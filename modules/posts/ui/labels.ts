import type { Category, PostVersionView, QuotaState } from '../contract.ts'

export const categoryLabels: Record<Category, string> = { duty: '勤务', civilian: '文职' }
export const versionStateLabels: Record<PostVersionView['state'], string> = {
  draft: '草稿',
  inForce: '施行',
  superseded: '已替换',
}
export const quotaStateLabels: Record<QuotaState, string> = { over: '超', vacant: '空', full: '满', unset: '未核定' }
export const exampleNote = '示例，以本局印发为准'

/** 超 1, 空 6, 满. */
export const excessWords = (state: QuotaState, excess: number): string =>
  state === 'over' || state === 'vacant' ? `${quotaStateLabels[state]} ${Math.abs(excess)}` : quotaStateLabels[state]
