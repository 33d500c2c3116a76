import type { TransferRowView } from '../contract.ts'

export const stateWords: Record<TransferRowView['state'], string> = {
  open: '待答复',
  accepted: '已同意',
  rejected: '不同意',
  withdrawn: '已撤回',
}
export const stateOptions = Object.entries(stateWords).map(([value, label]) => ({ value, label }))
