import { optionsOf } from '../../../app/kit/list/definition.ts'
import type { LineDocumentRowView } from '../contract.ts'

export const kindLabels: Record<LineDocumentRowView['kind'], string> = { duty: '岗位职责', rule: '规章制度', norm: '工作规范' }
export const stateLabels: Record<LineDocumentRowView['state'], string> = {
  lodged: '已报',
  returned: '退回',
  accepted: '已备案',
  superseded: '已有新版',
}
export const kindOptions = optionsOf(kindLabels)
export const stateOptions = [{ value: 'reviewDue', label: '30 天内要复核' }, ...optionsOf(stateLabels)]
