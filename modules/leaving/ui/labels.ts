import type { LeavingRowView } from '../contract.ts'

export const stateLabels: Record<LeavingRowView['state'], string> = { open: '在办', complete: '已办结', withdrawn: '已撤回' }
export const stateOptions = Object.entries(stateLabels).map(([value, label]) => ({ value, label }))
export const stepLabels: Record<LeavingRowView['steps'][number]['step'], string> = {
  letters: '责任书移交',
  assignments: '任职、任岗和所带辅警移交',
  carriers: '载体、证件、服装、装备清退',
  undertaking: '离岗保密承诺书',
  account: '账号停用',
}
