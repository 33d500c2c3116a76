import type { OutcomeKindView, TimeLimitView } from '../contract.ts'

export const unitLabels: Record<TimeLimitView['unit'], string> = {
  workingDays: '个工作日',
  days: '日',
  months: '个月',
  years: '年',
}
export const kindLabels: Record<OutcomeKindView['of'], string> = { conduct: '违规违纪核查', accountability: '追责问责' }
export const deciderLabels: Record<OutcomeKindView['deciders'][number], string> = {
  politicalOfficeLeader: '政治处领导',
  bureauLeader: '局领导',
}
export const effectLabels: Record<OutcomeKindView['effect'], string> = {
  none: '不影响工资、合同',
  deduction: '扣减当月工资',
  endContract: '解除劳动合同',
  returnToCompany: '退回劳务派遣单位',
}
