import { optionsOf } from '../../../app/kit/list/definition.ts'
import { standingLabels } from '../../../platform/http/contract.ts'
import type { PartRowView, TallyView } from '../contract.ts'
import { annexTitles, stateLabels } from '../words.ts'

export const standingOptions = optionsOf(standingLabels)
export const stateOptions = optionsOf(stateLabels)
export const annexOptions = optionsOf(annexTitles)
export const kindOptions = [...annexOptions, { value: 'paper', label: '其他材料' }]
export const collectionStateOptions = [
  { value: 'open', label: '进行中' },
  { value: 'closed', label: '已结束' },
]
/** Where the form itself is seen and frozen. */
export const pageOf = (kind: PartRowView['kind'], unitId: string): string | null => {
  if (kind === 'annex1') return `/annex-one?unitId=${unitId}`
  return kind === 'annex5' ? `/annex-five?unitId=${unitId}` : null
}

/** 按时 3、迟报 1、漏报 0、未到期 2，共 6 件: every total with its denominator. */
export const tallyWords = (t: TallyView): string => {
  const released = t.released > 0 ? `、未到期结束 ${t.released}` : ''
  return `按时 ${t.onTime}、迟报 ${t.late}、漏报 ${t.missing}、未到期 ${t.notDue}${released}，共 ${t.parts} 件`
}
