import type { LeaderDuty, UnitKind, UnitRowView, UnitView } from '../contract.ts'

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
  unitHead: '主要领导',
  leaderInCharge: '分管领导',
  overseeingBureauLeader: '分管局领导',
}
const optionsOf = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }))
export const kindOptions = optionsOf(kindWords)
export const dutyOptions = optionsOf(dutyWords)
/** Kinds that the office adds below the bureau. */
export const newKindOptions = kindOptions.filter((o) => ['policeStation', 'division', 'office', 'squad'].includes(o.value))
/** 已于 2026-11-20 撤销，并入西关派出所 */
export const endWords = (unit: Pick<UnitView, 'closedOn' | 'successor'>): string =>
  `已于 ${unit.closedOn} 撤销${unit.successor ? `，并入${unit.successor.name}` : ''}`
