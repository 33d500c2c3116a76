import type { DelegationRowView } from './contract.ts'

export const stateLabels: Record<DelegationRowView['state'], string> = { coming: '未到日期', inForce: '代办中', over: '已结束' }
