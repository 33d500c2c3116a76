import type { ConsultationRowView, DecisionView, PointView } from './contract.ts'

export const levelLabels: Record<NonNullable<ConsultationRowView['level']>, string> = {
  general: '一般',
  serious: '较大',
  major: '重大',
}
export const stateLabels: Record<ConsultationRowView['state'], string> = {
  prepared: '筹备中',
  held: '已召开，待审定',
  approved: '已审定',
  cancelled: '已取消',
}
export const reasonLabels: Record<PointView['reasons'][number], string> = {
  major: '重大',
  overdue: '逾期',
  relapsed: '反弹',
  new: '新发现',
}
export const kindLabels: Record<PointView['kind'], string> = {
  followUp: '上次会商决定落实情况',
  hazard: '台账里需要研判的隐患',
  cause: '反复出现的同类原因',
  other: '其他议题',
}
export const standingWords: Record<DecisionView['standing'], string> = {
  draft: '拟定',
  open: '未办完',
  done: '已办，待核验',
  verified: '已核验',
  dropped: '措施已撤下',
}
