import type { LeaderDuty, UnitKind, UnitRowView } from './contract.ts'

export const kindWords: Record<UnitKind, string> = {
  province: '省厅',
  cityBureau: '市局',
  bureau: '县局',
  policeStation: '派出所',
  division: '大队',
  office: '科室',
  squad: '中队',
}
export const dutyWords: Record<LeaderDuty, string> = {
  unitHead: '主要领导',
  leaderInCharge: '分管领导',
  overseeingBureauLeader: '分管局领导',
}
export const missingWords: Record<UnitRowView['missing'][number], string> = {
  hotline: '政策电话',
  mailbox: '意见箱',
  ...dutyWords,
}
/** Levels of the chain of responsibility as the notice names them. */
export const chainDutyWords = {
  overseeingBureauLeader: '分管局领导',
  unitHead: '主要领导',
  leaderInCharge: '分管责任领导',
  leadOfficer: '带辅责任民警',
} as const
