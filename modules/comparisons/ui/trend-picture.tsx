import { Select } from 'antd'
import { useState } from 'react'
import { Card } from '../../../app/kit/page.tsx'
import { Empty, Shown } from '../../../app/kit/states.tsx'
import { useRead } from '../../../app/requests.ts'
import { bureauTrend, type MeasureHead, type Share, type TrendView, unitTrend } from '../contract.ts'
import { percentOf } from '../words.ts'
import { Scrolled, ShareNumbers } from './share-cell.tsx'
import { ColumnChart, PercentChart } from './trend-chart.tsx'

interface TrendProps {
  readonly measures: readonly MeasureHead[]
  /** The line that stands beside the bureau's; absent: the bureau alone. */
  readonly unitId?: string
}

/** One measure over twelve months: of a unit as columns, for it has few of each; of the bureau in per cent; the numbers below. */
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

const monthWords = (month: string): string => `${month.slice(2, 4)}年${Number(month.slice(5))}月`
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
  const drawn = own ?? whole
  if (drawn.months.every(({ share }) => share === null)) return <Empty title="一年里都没有数" note={sentence} />
  return (
    <>
      <p className="comparison-sentence">{sentence}</p>
      <Scrolled label="走势图">
        {own ? <ColumnChart months={own.months} label={sentence} /> : <PercentChart months={whole.months} label={sentence} />}
      </Scrolled>
      <Scrolled label="一年走势">
        <table className="comparison-table trend-table">
          <thead>
            <tr>
              <th scope="col">月份</th>
              {whole.months.map(({ month }) => (
                <th key={month} scope="col">
                  {monthWords(month)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {own ? <Months name="本单位" of={own} /> : null}
            <Months name="全局" of={whole} />
          </tbody>
        </table>
      </Scrolled>
    </>
  )
}

function Months({ name, of }: { name: string; of: TrendView }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      {of.months.map(({ month, share }) => (
        <td key={month}>{share ? <ShareNumbers share={share} /> : <span className="share-none">—</span>}</td>
      ))}
    </tr>
  )
}
