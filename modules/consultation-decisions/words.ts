import type { DecisionRowView } from './contract.ts'

export const standingLabels: Record<DecisionRowView['standing'], string> = {
  draft: '拟定',
  open: '未办完',
  done: '已办，待核验',
  verified: '已核验',
  dropped: '措施已撤下',
}
