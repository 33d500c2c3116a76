import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { OutputOf } from '../../../app/call.ts'
import { Count } from '../../../app/kit/light.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { Rule } from '../../../app/kit/rule.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import { useDownload, useRead } from '../../../app/requests.ts'
import { bureauTotals, exportUnit, unitPerformance } from '../contract.ts'
import { AskedOfUnit } from './asked-of-unit.tsx'
import { PeriodChoice, useAskedPeriod } from './period-choice.tsx'
import { listOf, MeasureRule, Scrolled, ShareBar, ShareNumbers } from './share-cell.tsx'
import { TrendPicture } from './trend-picture.tsx'
import './comparisons.css'

type Performance = OutputOf<typeof unitPerformance>

/** One unit: its measures beside the bureau's, a year of each, what should read zero, what it owes, its weeks, its lists. */
export function UnitPerformance({ unitId }: { unitId: string }) {
  const asked = useAskedPeriod()
  const reading = useRead(unitPerformance, { params: { id: unitId }, query: asked }, { keepsLast: true })
  return (
    <Shown of={reading} what="履职情况">
      {(view) => (
        <div className="unit-performance">
          <div className="comparison-choice no-print">
            <PeriodChoice />
          </div>
          <Measures unitId={unitId} view={view} />
          <TrendPicture measures={view.measures.map((m) => m.measure)} unitId={unitId} />
          <Figures view={view} />
          <AskedOfUnit unitId={unitId} owed={view.owed} />
        </div>
      )}
    </Shown>
  )
}

function Measures({ unitId, view }: { unitId: string; view: Performance }) {
  const asked = useAskedPeriod()
  const totals = useRead(bureauTotals, { query: asked }, { keepsLast: true }).data?.rows ?? []
  const totalOf = new Map(totals.map((t) => [t.measureId, t.total]))
  const file = useDownload(exportUnit)
  const download = (
    <Button
      className="no-print"
      icon={<DownloadOutlined aria-hidden />}
      loading={file.isRunning}
      onClick={() => void file.run({ params: { id: unitId }, query: asked }, '履职情况.xlsx')}
    >
      导出
    </Button>
  )
  return (
    <Card title="做到的和应办的" note={`${view.from} — ${view.to}，不含下级单位`} extra={download} isFlush>
      <Refusal problem={file.problem} />
      <Scrolled label="做到的和应办的">
        <table className="comparison-table unit-measures">
          <thead>
            <tr>
              {['项目', '本单位', '图', '全局'].map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.measures.map(({ measure, share }) => {
              const total = totalOf.get(measure.id)
              return (
                <tr key={measure.id}>
                  <th scope="row">
                    <MeasureRule measure={measure} />
                    {measure.isOfToday ? <span className="share-none">今天</span> : null}
                  </th>
                  <td>
                    <ShareNumbers share={share} href={listOf(measure, unitId)} label={`${measure.label}，看清单`} />
                  </td>
                  <td className="unit-bar">{share ? <ShareBar share={share} /> : null}</td>
                  <td>{total ? <ShareNumbers share={total} /> : <span className="share-none">—</span>}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scrolled>
      <p className="comparison-caption">今天以前到期的才算；不足五项的不算百分比；有数的单位不足五个，不显示全局。</p>
    </Card>
  )
}

/** What should read zero: what does not, and how many do. */
function Figures({ view: { figures } }: { view: Performance }) {
  const open = figures.filter((f) => f.n > 0)
  return (
    <Card title="应为零的数" note={`${open.length} 项不是零，${figures.length - open.length} 项是零`} isFlush>
      <ul className="unit-figures in-columns">
        {open.map((f) => (
          <li key={f.id}>
            <Rule title={f.label} lines={[`规则：${f.rule}`]} doors={<Link href={f.href}>看名单</Link>}>
              {f.label}
            </Rule>
            <Link href={f.href} aria-label={`${f.label}：${f.n}${f.measure}，看名单`}>
              <Count value={f.n} />
            </Link>
          </li>
        ))}
        {open.length === 0 ? <li>都是零。</li> : null}
      </ul>
    </Card>
  )
}
