import type { AnswerRowView } from './contract.ts'

export const stateWords: Record<AnswerRowView['state'], string> = { signed: '已签', declined: '不签', open: '未答复' }
export const meansWords: Record<NonNullable<AnswerRowView['means']>, string> = {
  screen: '屏上签名',
  desk: '签署台签名',
  paper: '纸质签名',
}
