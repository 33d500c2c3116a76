import { optionsOf } from '../../../app/kit/list/definition.ts'
import { standingLabels } from '../../../platform/http/contract.ts'
import type { ReturnView, TallyView } from '../contract.ts'
import { stateLabels } from '../words.ts'

export const sectionLabels: Record<ReturnView['asked'][number]['section'], string> = {
  management: '一、管理薄弱环节',
  conduct: '二、行为规范',
}
export const standingOptions = optionsOf(standingLabels)
export const stateOptions = optionsOf(stateLabels)
export const roundStateOptions = [
  { value: 'open', label: '进行中' },
  { value: 'closed', label: '已结束' },
]

/** 按时 3、迟报 1、漏报 0、未到期 2，共 6 个单位: every total with its denominator. */
export const tallyWords = (t: TallyView): string => {
  const released = t.released > 0 ? `、未到期结束 ${t.released}` : ''
  return `按时 ${t.onTime}、迟报 ${t.late}、漏报 ${t.missing}、未到期 ${t.notDue}${released}，共 ${t.units} 个单位`
}
