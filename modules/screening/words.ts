import type { ReturnRowView } from './contract.ts'

export const stateLabels: Record<ReturnRowView['state'], string> = {
  waiting: '未报',
  submitted: '待确认',
  returned: '退回',
  confirmed: '已确认',
}
