import type { ConcernRowView } from './contract.ts'

export const categoryLabels: Record<ConcernRowView['category'], string> = {
  payAndBenefits: '工资和福利',
  dutiesAndHours: '职责和工时',
  training: '教育训练',
  equipment: '装备',
  treatment: '领导对待',
  other: '其他',
}
