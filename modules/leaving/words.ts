import type { LeavingRowView } from './contract.ts'

export const stepLabels: Record<LeavingRowView['steps'][number]['step'], string> = {
  letters: '责任书移交',
  assignments: '任职、任岗和所带辅警移交',
  carriers: '载体、证件、服装、装备清退',
  undertaking: '离岗保密承诺书',
  account: '账号停用',
}
