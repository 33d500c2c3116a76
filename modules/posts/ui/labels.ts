import { optionsOf } from '../../../app/kit/list/definition.ts'
import type { PostVersionView } from '../contract.ts'
import { categoryLabels } from '../words.ts'

export const categoryOptions = optionsOf(categoryLabels)
export const versionStateLabels: Record<PostVersionView['state'], string> = {
  draft: '草稿',
  inForce: '施行',
  superseded: '已替换',
}
export const exampleNote = '示例，以本局印发为准'
