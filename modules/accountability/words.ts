import type { triggers } from './contract.ts'

export const triggerLabels: Record<(typeof triggers)[number], string> = {
  overdueCloseOut: '隐患逾期未销号',
  missedReport: '隐患排查漏报',
  overreach: '让辅警超职责履职',
  breach: '所带辅警违规违纪',
}
