import type { ConsultationRowView, ConsultationView, DecisionView, PointView } from '../contract.ts'

const optionsOf = (labels: Record<string, string>) => Object.entries(labels).map(([value, label]) => ({ value, label }))
export const stateLabels: Record<ConsultationRowView['state'], string> = {
  prepared: '筹备中',
  held: '已召开，待审定',
  approved: '已审定',
  cancelled: '已取消',
}
export const stateOptions = optionsOf(stateLabels)
export const levelLabels: Record<NonNullable<ConsultationRowView['level']>, string> = {
  general: '一般',
  serious: '较大',
  major: '重大',
}
export const levelOptions = optionsOf(levelLabels)
type Participant = ConsultationView['participants'][number]
export const basisLabels: Record<Participant['basis'], string> = {
  leads: '牵头',
  named: '按规则',
  usesMany: '用辅多',
  chosen: '加邀',
}
export const attendanceLabels: Record<Participant['attendance'], string> = { expected: '应到', present: '到会', absent: '未到' }
export const kindLabels: Record<PointView['kind'], string> = {
  followUp: '上次会商决定落实情况',
  hazard: '台账里需要研判的隐患',
  cause: '反复出现的同类原因',
  other: '其他议题',
}
export const reasonLabels: Record<PointView['reasons'][number], string> = {
  major: '重大',
  overdue: '逾期',
  relapsed: '反弹',
  new: '新发现',
}
export const standingLabels: Record<DecisionView['standing'], string> = {
  draft: '拟定，审定后生效',
  open: '未办完',
  done: '已办，待核验',
  verified: '已核验',
  dropped: '措施已撤下',
}
