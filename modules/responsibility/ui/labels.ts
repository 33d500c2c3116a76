import { chainDutyWords } from '../../organisation/words.ts'
import type { ChainDuty, Purpose } from '../contract.ts'

export const barWords: Record<ChainDuty | 'post' | 'usingUnit', string> = {
  ...chainDutyWords,
  post: '岗位',
  usingUnit: '使用单位',
}
export const purposeWords: Record<Purpose, string> = { notice: '日常管理', letter: '责任书' }
export const purposeOptions = Object.entries(purposeWords).map(([value, label]) => ({ value: value as Purpose, label }))
