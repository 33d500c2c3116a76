import { optionsOf } from '../../../app/kit/list/definition.ts'
import type { BlockKind, VersionState, WordingKindName } from '../contract.ts'

export const kindWords: Record<WordingKindName, string> = {
  pledge: '承诺书（一人签）',
  responsibilityLetter: '责任书（双方签）',
  responsibilityList: '责任清单（不签）',
  undertaking: '离岗承诺书（一人签）',
}
export const kindOptions = optionsOf(kindWords)

export const stateWords: Record<VersionState, string> = {
  draft: '草稿，待批准',
  approved: '已批准，待施行',
  coming: '待到日施行',
  inForce: '施行中',
  superseded: '已替换',
  abandoned: '已作废',
}

/** Who acts next on a version that is not in force yet. */
export const nextWords: Partial<Record<VersionState, string>> = {
  draft: '等政治处领导批准',
  approved: '等辅警办施行',
}

export const blockWords: Record<BlockKind, string> = {
  heading: '标题',
  clause: '条款',
  item: '细目',
  paragraph: '正文',
  chain: '责任链',
}

export const changeWords = {
  material: '实质修改，要重新签',
  editorial: '文字修改，已签的仍有效',
} as const
export const changeOptions = optionsOf(changeWords)
