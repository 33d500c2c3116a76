import { sourceLabels, stateLabels } from '../words.ts'

const optionsOf = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }))
export const sideOptions = [
  { value: 'mine', label: '我的' },
  { value: 'unit', label: '本单位的' },
  { value: 'lead', label: '牵头的' },
  { value: 'assist', label: '配合的' },
]
export const sourceOptions = optionsOf(sourceLabels)
export const stateOptions = [
  { value: 'open', label: '没有办结' },
  ...optionsOf(stateLabels),
  { value: 'overdue', label: '逾期' },
  { value: 'near', label: '三个工作日内到期' },
  { value: 'unanswered', label: '过期没有签收' },
  { value: 'still', label: '七天没有动' },
  { value: 'extensionAsked', label: '申请了延期' },
  { value: 'escalated', label: '已报上一级' },
  { value: 'wasLate', label: '曾经逾期' },
]
