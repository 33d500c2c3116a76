import { optionsOf } from '../../../app/kit/list/definition.ts'
import { chainDutyWords } from '../../organisation/words.ts'
import type { PartyView } from '../contract.ts'
import { stateLabels } from '../words.ts'

export const answerLabels: Record<PartyView['answer'], string> = {
  open: '未答复',
  signed: '已签名',
  acknowledged: '已确认接任',
  declined: '不签',
}
export const sideLabels: Record<PartyView['side'], string> = { issuer: '签发人', holder: '责任人' }
export const meansLabels: Record<PartyView['means'], string> = { signature: '重新签名', acknowledgement: '看过后确认接任' }
export const stateOptions = [
  { value: 'gap', label: '没有人接' },
  { value: 'outdated', label: '旧版本' },
  ...optionsOf(stateLabels),
]
export const holderDutyOptions = (['unitHead', 'leaderInCharge', 'leadOfficer'] as const).map((value) => ({
  value,
  label: chainDutyWords[value],
}))
export const meansOptions = optionsOf(meansLabels)
