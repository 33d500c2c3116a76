import type { accountStates } from './contract.ts'

export const accountStateWords: Record<(typeof accountStates)[number], string> = {
  pending: '待发口令',
  open: '在用',
  disabled: '停用',
}
