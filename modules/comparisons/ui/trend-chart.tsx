import type { ReactNode } from 'react'
import type { TrendView } from '../contract.ts'
import { percentOf } from '../words.ts'

type Months = TrendView['months']
interface ChartProps {
  readonly months: Months
  readonly label: string
}
const [width, height] = [900, 220]
const inner = { left: 48, right: 24, top: 20, bottom: 28 }
const broad = width - inner.left - inner.right
const x = (i: number) => inner.left + ((i + 0.5) / 12) * broad
/** Where a part of the highest stands. */
const y = (rate: number) => height - inner.bottom - rate * (height - inner.top - inner.bottom)

/** Marks from zero, at most five steps of 1, 2, 5, 10 …, so that the highest fits. */
function marksTo(most: number): number[] {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most / 5)))
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n * 5 >= most) ?? most
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => i * step)
}

function Frame({
  months,
  label,
  marks,
  unit,
  children,
}: ChartProps & { marks: readonly number[]; unit: string; children: ReactNode }) {
  const top = marks.at(-1) ?? 1
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="trend-chart" role="img" aria-label={label}>
      {marks.map((mark) => (
        <g key={mark}>
          <line x1={inner.left} x2={width - inner.right} y1={y(mark / top)} y2={y(mark / top)} className="trend-rule" />
          <text x={inner.left - 8} y={y(mark / top) + 4} textAnchor="end">
            {mark}
            {unit}
          </text>
        </g>
      ))}
      {months.map(({ month }, i) => (
        <text key={month} x={x(i)} y={height - 8} textAnchor="middle">
          {`${Number(month.slice(5))}月`}
        </text>
      ))}
      {children}
    </svg>
  )
}

/** What was to be done as a column, the part that was done filled. */
export function ColumnChart({ months, label }: ChartProps) {
  const marks = marksTo(Math.max(1, ...months.map(({ share }) => share?.whole ?? 0)))
  const top = marks.at(-1) ?? 1
  const column = (i: number, n: number) => ({ x: x(i) - 16, width: 32, y: y(n / top), height: y(0) - y(n / top) })
  return (
    <Frame months={months} label={label} marks={marks} unit="">
      {months.map(({ month, share }, i) =>
        share ? (
          <g key={month}>
            <rect {...column(i, share.whole)} className="share-whole" />
            <rect {...column(i, share.part)} className="share-part" />
            <text x={x(i)} y={y(share.whole / top) - 5} textAnchor="middle">
              {share.part}/{share.whole}
            </text>
          </g>
        ) : null,
      )}
    </Frame>
  )
}

const hundred = [0, 25, 50, 75, 100]
/** Pieces of a line between its gaps: months too small for a per cent leave one. */
function piecesOf(months: Months): { i: number; percent: number }[][] {
  const pieces: { i: number; percent: number }[][] = [[]]
  for (const [i, { share }] of months.entries()) {
    const percent = share ? percentOf(share) : null
    if (percent === null) pieces.push([])
    else pieces.at(-1)?.push({ i, percent })
  }
  return pieces.filter((piece) => piece.length > 0)
}

/** Per cent by month as a line, each month's number at its dot. */
export function PercentChart({ months, label }: ChartProps) {
  return (
    <Frame months={months} label={label} marks={hundred} unit="%">
      {piecesOf(months).map((piece) => (
        <g key={piece[0]?.i} className="trend-line">
          <polyline fill="none" points={piece.map(({ i, percent }) => `${x(i)},${y(percent / 100)}`).join(' ')} />
          {piece.map(({ i, percent }) => (
            <g key={i}>
              <circle cx={x(i)} cy={y(percent / 100)} r="4" />
              <text x={x(i)} y={y(percent / 100) - 8} textAnchor="middle">
                {percent}%
              </text>
            </g>
          ))}
        </g>
      ))}
    </Frame>
  )
}
