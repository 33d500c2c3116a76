import type { Category, PostVersionView } from '../contract.ts'

export const categoryLabels: Record<Category, string> = { duty: '勤务', civilian: '文职' }
export const categoryOptions = Object.entries(categoryLabels).map(([value, label]) => ({ value, label }))
export const versionStateLabels: Record<PostVersionView['state'], string> = {
  draft: '草稿',
  inForce: '施行',
  superseded: '已替换',
}
export const exampleNote = '示例，以本局印发为准'
