import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Count } from '../../../app/kit/light.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { printScreen } from '../../../app/kit/print.tsx'
import { Rule } from '../../../app/kit/rule.tsx'
import { Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import { useDownload, useRead } from '../../../app/requests.ts'
import { bands, type DistributionView, exportDistribution, readDistribution } from '../contract.ts'
import { bandWords, fewWords, withoutWords } from '../words.ts'
import { PeriodChoice, useAskedPeriod } from './period-choice.tsx'
import { MeasureRule, Scrolled, ShareNumbers } from './share-cell.tsx'
import { TrendPicture } from './trend-picture.tsx'
import './comparisons.css'

const doors = [
  ['/', '工作台'],
  ['/data-health', '数据健康'],
  ['/weekly-heat-map', '历周报送'],
  ['/hazard-pictures', '隐患图表'],
  ['/comparisons', '单位对比'],
] as const

/** 总体情况: sums, how many units stand where, a year of each, what should read zero; no names of units, no order among them. */
export function BureauPage() {
  const asked = useAskedPeriod()
  const reading = useRead(readDistribution, { query: asked }, { keepsLast: true })
  const file = useDownload(exportDistribution)
  const acts = (
    <>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        loading={file.isRunning}
        onClick={() => void file.run({ query: asked }, '总体情况.xlsx')}
      >
        导出
      </Button>
      <Button icon={<PrinterOutlined aria-hidden />} onClick={printScreen}>
        打印
      </Button>
    </>
  )
  return (
    <Shown of={reading} what="总体情况">
      {(view) => (
        <Page
          title="总体情况"
          note={`${view.isWhole ? '全局' : '分管'} ${view.unitCount} 个单位，${view.from} — ${view.to}`}
          printed={`${view.from} — ${view.to}`}
          acts={acts}
        >
          <div className="comparison-choice no-print">
            <PeriodChoice />
            <span className="bureau-doors">
              {doors.map(([href, label]) => (
                <Link key={href} href={href}>
                  {label}
                </Link>
              ))}
            </span>
          </div>
          <Refusal problem={file.problem} />
          <Distribution view={view} />
          <TrendPicture measures={view.rows.map((r) => r.measure)} />
          <Zeros figures={view.figures} />
        </Page>
      )}
    </Shown>
  )
}

type Row = DistributionView['rows'][number]
const partsOf = (row: Row) => [
  ...bands.map((band) => ({ key: band, words: bandWords[band], n: row.bands[band] })),
  { key: 'few', words: fewWords, n: row.few },
]

/** Units by band, side by side, as wide as they are many. */
function BandBar({ row, unitCount }: { row: Row; unitCount: number }) {
  let at = 0
  return (
    <svg className="band-bar" width="100%" height="14" aria-hidden="true">
      {partsOf(row).map(({ key, n }) => {
        const x = at
        at += n
        return (
          <rect
            key={key}
            x={`${(100 * x) / unitCount}%`}
            width={`${(100 * n) / unitCount}%`}
            height="14"
            className={`band-${key}`}
          />
        )
      })}
    </svg>
  )
}

function Distribution({ view }: { view: DistributionView }) {
  return (
    <Card title="做到多少，多少单位" note={`截至 ${view.on}`} isFlush>
      <p className="comparison-caption">
        前面是全部单位的合计，后面是单位数，按做到的比例分段；应办不足五项、又没有都做到的不分段；今天以前到期的才算。
      </p>
      <Scrolled label="做到多少，多少单位">
        <table className="comparison-table bureau-table">
          <thead>
            <tr>
              {['项目', '合计', '图', ...bands.map((band) => bandWords[band]), fewWords, withoutWords].map((head, i) => (
                <th key={head} scope="col">
                  {i >= 3 && i < 8 ? <i className={`band-key band-${[...bands, 'few'][i - 3]}`} aria-hidden="true" /> : null}
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {view.rows.map((row) => (
              <tr key={row.measure.id}>
                <th scope="row">
                  <MeasureRule measure={row.measure} />
                </th>
                <td>
                  <ShareNumbers
                    share={row.total}
                    href={`/comparisons?measure=${row.measure.id}`}
                    label={`${row.measure.label}，看各单位`}
                  />
                </td>
                <td className="band-wide">
                  <BandBar row={row} unitCount={Math.max(1, view.unitCount)} />
                </td>
                {[...partsOf(row), { key: 'without', words: withoutWords, n: row.without }].map(({ key, n }) => (
                  <td key={key} className={n === 0 ? 'share-none' : ''}>
                    {n}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
    </Card>
  )
}

/** What should read zero and does not, in all units together. */
function Zeros({ figures }: Pick<DistributionView, 'figures'>) {
  const open = figures.filter((f) => f.n > 0)
  return (
    <Card
      title="应为零的数"
      note={`${open.length} 项不是零，${figures.length - open.length} 项是零`}
      extra={<Link href="/">看在哪里</Link>}
      isFlush
    >
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
