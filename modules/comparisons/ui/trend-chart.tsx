export interface Line {
  readonly name: string
  readonly kind: 'own' | 'bureau'
  /** Per cent by month, null: a gap. */
  readonly values: readonly (number | null)[]
}
const [width, height] = [900, 220]
const inner = { left: 48, right: 96, top: 12, bottom: 28 }
const marks = [0, 25, 50, 75, 100]

interface TrendChartProps {
  readonly months: readonly string[]
  readonly lines: readonly Line[]
  readonly label: string
}

/** Pieces of a line between its gaps. */
function piecesOf(values: readonly (number | null)[]): { i: number; value: number }[][] {
  const pieces: { i: number; value: number }[][] = [[]]
  for (const [i, value] of values.entries()) {
    if (value === null) pieces.push([])
    else pieces.at(-1)?.push({ i, value })
  }
  return pieces.filter((piece) => piece.length > 0)
}

/** Two names at the lines' ends, moved apart where they would stand on each other. */
function apart(ends: readonly number[]): readonly number[] {
  const [one = 0, other = 0] = ends
  const gap = 16 - Math.abs(one - other)
  if (ends.length < 2 || gap <= 0) return ends
  const up = one <= other ? -gap / 2 : gap / 2
  return [one + up, other - up]
}

/** Lines from nothing to all by month, each with its name at its end; what has a gap beside it is a dot. */
export function TrendChart({ months, lines, label }: TrendChartProps) {
  const x = (i: number) => inner.left + (i / Math.max(1, months.length - 1)) * (width - inner.left - inner.right)
  const y = (percent: number) => height - inner.bottom - (percent / 100) * (height - inner.top - inner.bottom)
  const lasts = lines.map(({ values }) => values.filter((v) => v !== null).at(-1))
  const places = apart(lasts.map((last) => y(last ?? 0)))
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="trend-chart" role="img" aria-label={label}>
      {marks.map((mark) => (
        <g key={mark}>
          <line x1={inner.left} x2={width - inner.right} y1={y(mark)} y2={y(mark)} className="trend-rule" />
          <text x={inner.left - 8} y={y(mark) + 4} textAnchor="end">
            {mark}%
          </text>
        </g>
      ))}
      {months.map((month, i) => (
        <text key={month} x={x(i)} y={height - 8} textAnchor="middle">
          {`${Number(month.slice(5))}月`}
        </text>
      ))}
      {lines.map(({ name, kind, values }, n) => (
        <g key={kind} className={`trend-${kind}`}>
          {piecesOf(values).map((piece) => (
            <g key={piece[0]?.i}>
              <polyline fill="none" points={piece.map(({ i, value }) => `${x(i)},${y(value)}`).join(' ')} />
              {piece.map(({ i, value }) => (
                <circle key={i} cx={x(i)} cy={y(value)} r="3" />
              ))}
            </g>
          ))}
          {lasts[n] === undefined ? null : (
            <text x={width - inner.right + 8} y={(places[n] ?? 0) + 4}>
              {name} {lasts[n]}%
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}
