import { Button } from 'antd'
import { Card } from '../../../app/kit/page.tsx'
import { standingLabels } from '../../weekly-reports/words.ts'
import type { WeekFigures } from '../contract.ts'

interface Props {
  readonly figures: WeekFigures
  readonly onExport: () => void
  readonly isRunning: boolean
}

/** Units in roster order with what they are measured by; nothing is ranked. */
export function ComparisonCard({ figures: f, onExport, isRunning }: Props) {
  const shown = f.totals.filter((t) => t.n > 0).slice(0, 4)
  return (
    <Card
      title="各单位对照"
      note={`应报 ${f.asked}，按时 ${f.onTime}（无变化 ${f.nil}），迟报 ${f.late}，漏报 ${f.missing}`}
      extra={
        <Button size="small" loading={isRunning} onClick={onExport}>
          导出全部数字
        </Button>
      }
      isFlush
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="bureau-scroll" aria-label="各单位对照" tabIndex={0}>
        <table className="bureau-table">
          <thead>
            <tr>
              <th scope="col">单位</th>
              <th scope="col" className="number">
                在岗辅警
              </th>
              <th scope="col">报送</th>
              {shown.map((t) => (
                <th key={t.id} scope="col" className="number">
                  {t.label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {f.units.map((u) => (
              <tr key={u.unitId}>
                <th scope="row">{u.name}</th>
                <td className="number">{u.people}</td>
                <td>{u.standing === null ? '' : `${standingLabels[u.standing]}${u.isNil ? '·无变化' : ''}`}</td>
                {shown.map((t) => (
                  <td key={t.id} className={u.counts[t.id] ? 'number' : 'number zero'}>
                    {u.standing === 'missing' ? '' : (u.counts[t.id] ?? 0)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Card>
  )
}
