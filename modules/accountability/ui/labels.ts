import type { duties, triggers } from '../contract.ts'

export const triggerLabels: Record<(typeof triggers)[number], string> = {
  overdueCloseOut: '隐患逾期未销号',
  missedReport: '隐患排查漏报',
  overreach: '让辅警超职责履职',
  breach: '所带辅警违规违纪',
}
export const triggerOptions = Object.entries(triggerLabels).map(([value, label]) => ({ value, label }))
export const dutyLabels: Record<(typeof duties)[number], string> = {
  leadOfficer: '带辅责任民警',
  leaderInCharge: '分管责任领导',
  unitHead: '主要领导',
  overseeingBureauLeader: '分管局领导',
}
