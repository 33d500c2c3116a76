const categories: Readonly<Record<string, string>> = {
  payAndBenefits: '工资和福利',
  dutiesAndHours: '职责和工时',
  training: '教育训练',
  equipment: '装备',
  treatment: '领导对待',
  other: '其他',
}
export const wordsOfCategory = (category: string): string => categories[category] ?? category
