import type { LetterRowView, PartyView } from '../contract.ts'

type Duty = LetterRowView['holderDuty'] | LetterRowView['issuerDuty']
export const dutyLabels: Record<Duty, string> = {
  overseeingBureauLeader: '分管局领导',
  unitHead: '主要领导',
  leaderInCharge: '分管责任领导',
  leadOfficer: '带辅责任民警',
}
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
export const answerLabels: Record<PartyView['answer'], string> = {
  open: '未答复',
  signed: '已签名',
  acknowledged: '已确认接任',
  declined: '不签',
}
export const sideLabels: Record<PartyView['side'], string> = { issuer: '签发人', holder: '责任人' }
export const meansLabels: Record<PartyView['means'], string> = { signature: '重新签名', acknowledgement: '看过后确认接任' }
const optionsOf = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }))
export const stateOptions = [
  { value: 'gap', label: '没有人接' },
  { value: 'outdated', label: '旧版本' },
  ...optionsOf(stateLabels),
]
export const holderDutyOptions = (['unitHead', 'leaderInCharge', 'leadOfficer'] as const).map((value) => ({
  value,
  label: dutyLabels[value],
}))
export const meansOptions = optionsOf(meansLabels)
