import type { figureGroups, receivedStates, releaseStates } from './contract.ts'

export const groupWords: Record<(typeof figureGroups)[number], string> = {
  strength: '队伍',
  gaps: '管理缺口',
  work: '事项办理',
  measures: '按比例',
}
export const sentWords = { sent: '已下发', withdrawn: '已撤回' } as const
export const receivedWords: Record<(typeof receivedStates)[number], string> = {
  arrived: '待签收',
  acknowledged: '已签收',
  takenOver: '已转办',
  withdrawn: '上级已撤回',
}
export const releaseWords: Record<(typeof releaseStates)[number], string> = {
  asked: '待批准',
  approved: '提供中',
  refused: '没有批准',
  withdrawn: '已撤回',
  expired: '已到期',
}
/** Every bureau writes it every day: where it is missing, the day is. */
export const markerFigure = 'auxiliaries'

interface Shown {
  readonly n: number | null
  readonly whole: number | null
  readonly isHidden: boolean
}
/** 887, 38 / 40, 少于五. */
export function cellWords(cell: Shown | undefined): string {
  if (!cell) return ''
  if (cell.n === null) return '少于五'
  return cell.whole === null ? String(cell.n) : `${cell.n} / ${cell.whole}`
}
