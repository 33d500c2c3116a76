import type { InspectionRowView, InspectionView, SuggestionRowView } from './contract.ts'

export const stateLabels: Record<InspectionRowView['state'], string> = {
  draft: '检查中',
  concluded: '已办结',
  cancelled: '已取消',
}
export const suggestionLabels: Record<SuggestionRowView['state'], string> = {
  draft: '未发出',
  open: '待答复',
  returned: '退回再答',
  answered: '已答复',
  accepted: '已认可',
}
export const answerLabels: Record<NonNullable<InspectionView['items'][number]['answer']>, string> = {
  found: '有问题',
  notFound: '没有问题',
}
