import { inSentence } from '../../../app/dates.ts'
import { Shown } from '../../../app/kit/states.tsx'
import { useRead } from '../../../app/requests.ts'
import { type BurnDownView, readBurnDown } from '../contract.ts'
import { Figure, PictureCard, type PictureInput, Scrolled } from './picture-card.tsx'

const title = '每周发现、销号和未销号'
const [width, height] = [900, 260]
const inner = { left: 48, right: 92, top: 12, bottom: 28 }
const lines = [
  ['open', '未销号'],
  ['found', '发现'],
  ['closed', '销号'],
] as const

/** The least of 1, 2, 5, 10, 20 … that gives at most five steps from zero. */
function stepFor(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, most / 5)))
  return [1, 2, 5, 10].map((n) => n * power).find((step) => step * 5 >= most) ?? most
}

/** Names at the lines' ends, moved apart where they would stand on each other. */
function endPlaces(ends: readonly number[]): number[] {
  const order = ends.map((y, i) => ({ y, i })).sort((a, b) => a.y - b.y)
  const placed: number[] = []
  let last = Number.NEGATIVE_INFINITY
  for (const { y, i } of order) {
    last = Math.max(y, last + 16)
    placed[i] = last
  }
  return placed
}

function LineChart({ rows, label }: { rows: BurnDownView['rows']; label: string }) {
  const most = Math.max(1, ...rows.flatMap((row) => lines.map(([key]) => row[key])))
  const step = stepFor(most)
  const top = step * Math.ceil(most / step)
  const x = (week: number) => inner.left + (week / Math.max(1, rows.length - 1)) * (width - inner.left - inner.right)
  const y = (n: number) => height - inner.bottom - (n / top) * (height - inner.top - inner.bottom)
  const ends = endPlaces(lines.map(([key]) => y(rows.at(-1)?.[key] ?? 0)))
  const every = Math.ceil(rows.length / 8)
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="line-chart" role="img" aria-label={label}>
      {Array.from({ length: top / step + 1 }, (_, i) => i * step).map((n) => (
        <g key={n}>
          <line x1={inner.left} x2={width - inner.right} y1={y(n)} y2={y(n)} className="chart-rule" />
          <text x={inner.left - 8} y={y(n) + 4} textAnchor="end">
            {n}
          </text>
        </g>
      ))}
      {rows.map((row, week) =>
        week % every === 0 ? (
          <text key={row.from} x={x(week)} y={height - 8} textAnchor="middle">
            {inSentence(row.from)}
          </text>
        ) : null,
      )}
      {lines.map(([key, name], i) => (
        <g key={key} className={`chart-${key}`}>
          <polyline fill="none" points={rows.map((row, week) => `${x(week)},${y(row[key])}`).join(' ')} />
          <text x={width - inner.right + 8} y={(ends[i] ?? 0) + 4}>
            {name} {rows.at(-1)?.[key]}
          </text>
        </g>
      ))}
    </svg>
  )
}

/** Found, closed and open by week: lines with their names at the end, and the numbers below. */
export function BurnDownPicture({ input }: { input: PictureInput }) {
  return (
    <Shown of={useRead(readBurnDown, { query: input }, { keepsLast: true })} what="图表">
      {(view) => (
        <PictureCard picture="burnDown" input={input} title={title} said={view}>
          <LineChart rows={view.rows} label={view.sentence} />
          <Scrolled label={title}>
            <table className="picture-table">
              <caption className="picture-caption">一周从星期一算起；复发的算再发现一次。本周数到今天。</caption>
              <thead>
                <tr>
                  {['一周从', '发现', '销号', '周末未销号'].map((head, i) => (
                    <th key={head} scope="col" className={i === 0 ? undefined : 'picture-number'}>
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {view.rows.map((row) => (
                  <tr key={row.from}>
                    <th scope="row">{row.from}</th>
                    <td className="picture-number">
                      <Figure n={row.found} />
                    </td>
                    <td className="picture-number">
                      <Figure n={row.closed} />
                    </td>
                    <td className="picture-number">
                      <Figure n={row.open} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolled>
        </PictureCard>
      )}
    </Shown>
  )
}
