import type { TaskRowView } from './contract.ts'

export const stateLabels: Record<TaskRowView['state'], string> = {
  dispatched: '待签收',
  objected: '有异议',
  acknowledged: '已签收',
  underway: '办理中',
  returned: '退回再办',
  concluded: '待核验',
  checked: '已核验',
  archived: '已归档',
  withdrawn: '已撤回',
}
export const partLabels: Record<TaskRowView['part'], string> = { responsible: '责任', assisting: '配合' }
export const sourceLabels: Record<TaskRowView['source'], string> = {
  clause: '通知条款',
  consultation: '会商决定',
  inspection: '检查',
  incident: '三同步',
  supervision: '督办',
  other: '交办',
}
export const levelLabels: Record<NonNullable<TaskRowView['escalatedTo']>, string> = {
  leaderInCharge: '分管责任领导',
  unitHead: '主要领导',
  overseeingBureauLeader: '分管局领导',
  politicalOfficeLeader: '政治处领导',
}
const actLabels: Readonly<Record<string, string>> = {
  dispatched: '派发',
  acknowledged: '签收',
  objected: '提异议',
  objectionKept: '异议不改派',
  dropped: '去掉分工',
  reassigned: '改派',
  assigned: '定承办人',
  advanced: '报进展',
  concluded: '报办结',
  checked: '核验',
  returned: '退回',
  archived: '归档',
  withdrawn: '撤回',
  extensionAsked: '申请延期',
  extensionGranted: '准予延期',
  extensionRefused: '不准延期',
  extended: '延长时限',
  urged: '催办',
  supervised: '督办',
  dayMoved: '时限变动',
  turnedAmber: '转黄灯',
  turnedRed: '转红灯',
}
/** What a step of the timeline did; an escalation names its level. */
export function actLabel(act: string): string {
  const [, level] = act.split('.')
  return level === undefined ? (actLabels[act] ?? act) : `报${levelLabels[level as keyof typeof levelLabels]}`
}
