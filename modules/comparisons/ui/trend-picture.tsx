import { Select } from 'antd'
import { useState } from 'react'
import { Card } from '../../../app/kit/page.tsx'
import { Empty, Shown } from '../../../app/kit/states.tsx'
import { useRead } from '../../../app/requests.ts'
import { bureauTrend, type MeasureHead, type Share, type TrendView, unitTrend } from '../contract.ts'
import { percentOf } from '../words.ts'
import { Scrolled, ShareNumbers } from './share-cell.tsx'
import { type Line, TrendChart } from './trend-chart.tsx'

interface TrendProps {
  readonly measures: readonly MeasureHead[]
  /** The line that stands beside the bureau's; absent: the bureau alone. */
  readonly unitId?: string
}

/** One measure over twelve months: per cent as lines, the numbers below. */
export function TrendPicture({ measures, unitId }: TrendProps) {
  const offered = measures.filter((m) => !m.isOfToday)
  const [id, choose] = useState(offered.find((m) => m.id === 'weeklyInTime')?.id ?? offered[0]?.id ?? '')
  const bureau = useRead(bureauTrend, { query: { measure: id } }, { keepsLast: true })
  const own = useRead(
    unitTrend,
    { params: { id: unitId ?? '' }, query: { measure: id } },
    { keepsLast: true, enabled: unitId !== undefined },
  )
  const choice = (
    <Select
      aria-label="看哪一项的走势"
      className="no-print"
      value={id}
      style={{ width: 180 }}
      options={offered.map((m) => ({ value: m.id, label: m.label }))}
      onChange={choose}
    />
  )
  return (
    <Card title="一年走势" note={offered.find((m) => m.id === id)?.label} extra={choice} isFlush>
      <Shown of={bureau} what="走势">
        {(whole) =>
          unitId === undefined ? (
            <Trend whole={whole} />
          ) : (
            <Shown of={own} what="走势">
              {(part) => <Trend whole={whole} own={part} />}
            </Shown>
          )
        }
      </Shown>
    </Card>
  )
}

const monthWords = (month: string): string => `${month.slice(0, 4)}年${Number(month.slice(5))}月`
const sum = (of: TrendView): Share => ({
  part: of.months.reduce((n, m) => n + (m.share?.part ?? 0), 0),
  whole: of.months.reduce((n, m) => n + (m.share?.whole ?? 0), 0),
})
function sentenceOf(of: TrendView, name: string): string {
  const { measure, months } = of
  const total = sum(of)
  if (total.whole === 0) return `${name}一年里没有可以显示的数。`
  const percent = percentOf(total)
  const said = `${name}一年里${measure.whole} ${total.whole} ${measure.unit}，${measure.part} ${total.part} ${measure.unit}`
  return `${said}${percent === null ? '' : `（${percent}%）`}，有数的 ${months.filter((m) => m.share).length} 个月。`
}

function Trend({ whole, own }: { whole: TrendView; own?: TrendView }) {
  const sentence = [...(own ? [sentenceOf(own, '本单位')] : []), sentenceOf(whole, '全局')].join('')
  const lines: Line[] = [
    ...(own ? [{ name: '本单位', kind: 'own' as const, values: percentsOf(own) }] : []),
    { name: '全局', kind: 'bureau', values: percentsOf(whole) },
  ]
  if (lines.every((line) => line.values.every((v) => v === null))) return <Empty title="还画不出走势" note={sentence} />
  return (
    <>
      <p className="comparison-sentence">{sentence}</p>
      <TrendChart months={whole.months.map((m) => m.month)} lines={lines} label={sentence} />
      <Scrolled label="一年走势">
        <table className="comparison-table trend-table">
          <thead>
            <tr>
              {['月份', ...(own ? ['本单位'] : []), '全局'].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {whole.months.map(({ month, share }, i) => (
              <tr key={month}>
                <th scope="row">{monthWords(month)}</th>
                {own ? (
                  <td>
                    <ShareNumbers share={own.months[i]?.share ?? null} />
                  </td>
                ) : null}
                <td>{share ? <ShareNumbers share={share} /> : <span className="share-none">—</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </>
  )
}

/** Months too small for a per cent leave a gap. */
const percentsOf = ({ months }: TrendView): (number | null)[] => months.map(({ share }) => (share ? percentOf(share) : null))
