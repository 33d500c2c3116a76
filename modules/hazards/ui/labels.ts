import { optionsOf } from '../../../app/kit/list/definition.ts'
import type { HazardRowView, HazardView } from '../contract.ts'
import { categoryLabels, gradeLabels, sourceLabels, stateLabels } from '../words.ts'

export const methodLabels: Record<NonNullable<HazardView['steps'][number]['method']>, string> = {
  documents: '查资料',
  onSite: '看现场',
  talk: '当面谈',
  retest: '再测试',
}
export const dutyLabels: Record<NonNullable<HazardRowView['escalatedTo']>, string> = {
  leaderInCharge: '分管责任领导',
  unitHead: '主要领导',
  overseeingBureauLeader: '分管局领导',
  politicalOfficeLeader: '政治处领导',
}
const actLabels: Readonly<Record<string, string>> = {
  found: '发现',
  measuresSet: '定措施',
  assigned: '定责任人',
  started: '开始整改',
  measureAdded: '加措施',
  measureDone: '办完措施',
  evidenceSubmitted: '交佐证',
  confirmed: '确认整改',
  closedOut: '核验销号',
  returned: '退回整改',
  extensionAsked: '申请延期',
  extensionGranted: '准予延期',
  extensionRefused: '不准延期',
  extended: '延长时限',
  urged: '催办',
  heldUp: '回头看，没有反弹',
  lookedBack: '回头看，又有发现',
  relapsed: '复发，重新打开',
  turnedRed: '转红灯',
}
/** What a step of the timeline did; an escalation names its level. */
export function actLabel(act: string): string {
  const [, level] = act.split('.')
  return level === undefined ? (actLabels[act] ?? act) : `报${dutyLabels[level as keyof typeof dutyLabels]}`
}

export const categoryOptions = optionsOf(categoryLabels)
export const gradeOptions = optionsOf(gradeLabels)
export const sourceOptions = optionsOf(sourceLabels)
export const methodOptions = optionsOf(methodLabels)
export const stateOptions = [
  { value: 'open', label: '未销号' },
  ...optionsOf(stateLabels),
  { value: 'overdue', label: '逾期未销号' },
  { value: 'extensionAsked', label: '申请了延期' },
  { value: 'escalated', label: '已报上一级' },
  { value: 'relapsed', label: '复发未销号' },
  { value: 'lookBackDue', label: '该回头看' },
  { value: 'nobodyMayConfirm', label: '没有人可以确认' },
  { value: 'nobodyMayVerify', label: '没有人可以核验' },
]
