import type { ProceedingRowView, ProceedingView } from './contract.ts'

export const capacityLabels: Record<ProceedingView['capacities'][number], string> = {
  reporter: '报告人',
  authorisedLeader: '受理领导',
  investigator: '核查人',
  reviewer: '复审人',
  decider: '决定人',
  remedyDecider: '复核、申诉决定人',
  registrar: '经办内勤',
  subject: '本人',
  unionist: '工会',
}
export const kindLabels: Record<ProceedingRowView['kind'], string> = { conduct: '违规违纪核查', accountability: '追责问责' }
