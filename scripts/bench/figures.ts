export interface Spread {
  readonly p50: number
  readonly p99: number
}

/** Median and 99th percentile of milliseconds. */
export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99) }
}

export interface Row {
  readonly what: string
  readonly measured: string
  readonly limit: string
  readonly isKept: boolean | undefined
}

/** A row of the table whose figure must not be above a limit. */
export const atMost = (what: string, value: number, limit: number, measure: string): Row => ({
  what,
  measured: `${value.toFixed(value < 10 ? 1 : 0)} ${measure}`,
  limit: `≤ ${limit.toFixed(limit < 10 ? 1 : 0)} ${measure}`,
  isKept: value <= limit,
})
export const told = (what: string, measured: string): Row => ({ what, measured, limit: '', isKept: undefined })

const width = (text: string): number => [...text].reduce((sum, c) => sum + ((c.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0)
const mark = (isKept: boolean | undefined): string => {
  if (isKept === undefined) return ''
  return isKept ? 'yes' : 'NO'
}

/** Prints rows as a table; true when every limit is kept. */
export function printTable(rows: readonly Row[]): boolean {
  const cells = rows.map((r) => [r.what, r.measured, r.limit, mark(r.isKept)])
  const widths = [0, 1, 2, 3].map((i) => Math.max(...cells.map((c) => width(c[i] ?? ''))))
  for (const row of cells) {
    const line = row.map((cell, i) => cell + ' '.repeat((widths[i] ?? 0) - width(cell))).join('  ')
    process.stdout.write(`${line.trimEnd()}\n`)
  }
  return rows.every((r) => r.isKept !== false)
}

/** Time of one piece of work in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}
