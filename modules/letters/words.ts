import type { LetterRowView } from './contract.ts'

export const stateLabels: Record<LetterRowView['state'], string> = {
  missing: '没有责任书',
  issued: '待签',
  inForce: '生效',
  ended: '已终止',
}
export const gapLabels: Record<NonNullable<LetterRowView['gap']>, string> = {
  holderVacant: '责任人空缺',
  issuerVacant: '签发人空缺',
  successorSilent: '接任未答复',
}
