import { optionsOf } from '../../../app/kit/list/definition.ts'
import { auxiliaryKindWords } from '../../personnel/words.ts'
import type { AnswerRowView } from '../contract.ts'
import { meansWords, stateWords } from '../words.ts'

export const stateOptions = optionsOf(stateWords)

/** 纸质签名，何俊杰录入 */
export const meansOf = (a: AnswerRowView): string | null => {
  if (a.means === null) return null
  return a.recordedByName ? `${meansWords[a.means]}，${a.recordedByName}录入` : meansWords[a.means]
}
export const roundStates = [
  { value: 'open', label: '进行中' },
  { value: 'closed', label: '已结束' },
]
export const peopleOptions = [
  { value: 'auxiliary', label: '辅警' },
  { value: 'officer', label: '民警' },
]
export const auxiliaryKindOptions = optionsOf(auxiliaryKindWords)
