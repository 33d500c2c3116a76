import type { AnswerRowView } from '../contract.ts'

export const stateWords: Record<AnswerRowView['state'], string> = { signed: '已签', declined: '不签', open: '未答复' }
export const stateOptions = Object.entries(stateWords).map(([value, label]) => ({ value, label }))
const meansWords: Record<NonNullable<AnswerRowView['means']>, string> = {
  screen: '屏上签名',
  desk: '签署台签名',
  paper: '纸质签名',
}

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
export const auxiliaryKindOptions = [
  { value: 'patrolMember', label: '巡防队员' },
  { value: 'policeAssistant', label: '协警人员' },
]
