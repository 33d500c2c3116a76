import type { AgingView, BurnDownView, CausesView, HeatMapView, UnitFiguresView } from './contract.ts'

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** What each picture says, in one sentence made of its own numbers. */
export function heatMapSentence({ rows, unitsWithout }: Pick<HeatMapView, 'rows' | 'unitsWithout'>): string {
  const open = sum(rows.flatMap((row) => row.open))
  if (open === 0) return `${unitsWithout} 个单位都没有未销号的隐患。`
  const overdue = sum(rows.flatMap((row) => row.overdue))
  return `${rows.length} 个单位有未销号的隐患 ${open} 条，其中逾期 ${overdue} 条；另外 ${unitsWithout} 个单位没有。`
}

export function agingSentence(rows: AgingView['rows'], oldestDays: number): string {
  const open = sum(rows.map((row) => row.open))
  if (open === 0) return '没有未销号的隐患。'
  const long = sum(rows.slice(3).map((row) => row.open))
  return `未销号 ${open} 条，超过 90 天的 ${long} 条，最久的已经 ${oldestDays} 天。`
}

export function burnDownSentence(rows: BurnDownView['rows']): string {
  const [found, closed] = [sum(rows.map((row) => row.found)), sum(rows.map((row) => row.closed))]
  const after = rows.at(-1)?.open ?? 0
  return `近 ${rows.length} 周发现 ${found} 条，销号 ${closed} 条，未销号由 ${after - found + closed} 条变为 ${after} 条。`
}

export function causesSentence(rows: CausesView['rows'], weeks: number): string {
  const found = sum(rows.map((row) => row.found))
  const named = rows.filter((row) => row.causeId !== null)
  const first = named[0]
  const beginning = `近 ${weeks} 周发现 ${found} 条，${sum(named.map((row) => row.found))} 条写明了原因`
  return first ? `${beginning}；出现最多的是“${first.name}”，${first.found} 条，涉及 ${first.units} 个单位。` : `${beginning}。`
}

export function unitsSentence(rows: UnitFiguresView['rows'], weeks: number): string {
  const [closed, inTime] = [sum(rows.map((row) => row.closed)), sum(rows.map((row) => row.closedInTime))]
  const [ever, relapsed] = [sum(rows.map((row) => row.everClosed)), sum(rows.map((row) => row.relapsed))]
  return `近 ${weeks} 周销号 ${closed} 条，按期 ${inTime} 条；销过号的 ${ever} 条里复发 ${relapsed} 条。`
}
