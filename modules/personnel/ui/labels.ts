import { optionsOf } from '../../../app/kit/list/definition.ts'
import { roleNames } from '../../../platform/http/roles.ts'
import { categoryLabels } from '../../posts/words.ts'
import { aspectWords, auxiliaryKindWords } from '../words.ts'

const wordIn = (words: Readonly<Record<string, string>>, code: string | null): string | null =>
  code === null ? null : (words[code] ?? code)

const separationWords = {
  resigned: '辞职',
  contractEnded: '合同期满不续签',
  dismissed: '解除合同',
  transferred: '调往外单位',
  retired: '退休',
  deceased: '去世',
  other: '其他',
}
export type Aspect = keyof typeof aspectWords
/** Aspects in the order in which a file tells them. */
export const aspectOrder = Object.keys(aspectWords) as Aspect[]

export const wordsOfSex = (sex: 'male' | 'female'): string => (sex === 'male' ? '男' : '女')
export const wordsOfCategory = (code: string | null) => wordIn(categoryLabels, code)
export const wordsOfKind = (code: string | null) => wordIn(auxiliaryKindWords, code)
export const wordsOfSeparation = (code: string | null) => wordIn(separationWords, code)
export const wordsOfAspect = (aspect: Aspect): string => aspectWords[aspect]
export const wordsOfRole = (role: string | null): string => wordIn(roleNames, role) ?? '—'

export const categoryOptions = optionsOf(categoryLabels)
export const auxiliaryKindOptions = optionsOf(auxiliaryKindWords)
export const separationOptions = optionsOf(separationWords)
export const consentOptions = [
  { value: 'agrees', label: '本人同意' },
  { value: 'against', label: '本人不同意' },
]
export const gapOptions = [
  { value: 'leadOfficer', label: '未指定责任民警' },
  { value: 'leaderInCharge', label: '未指定责任领导' },
  { value: 'post', label: '没有岗位' },
  { value: 'phone', label: '没有手机号' },
]
const same = (words: readonly string[]) => words.map((w) => ({ value: w, label: w }))
export const educationOptions = same(['初中', '高中', '中专', '大学专科', '大学本科', '研究生'])
export const politicalOptions = same(['群众', '共青团员', '中共预备党员', '中共党员', '民主党派'])
export const licenceOptions = same(['A1', 'A2', 'A3', 'B1', 'B2', 'C1', 'C2', 'D', 'E'])
