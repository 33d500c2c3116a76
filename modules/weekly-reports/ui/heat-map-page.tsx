import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Empty, Refusal, Shown } from '../../../app/kit/states.tsx'
import { Link, useAddress } from '../../../app/navigation.tsx'
import { useDownload } from '../../../app/requests.ts'
import { exportHeatMap, type WeekView } from '../contract.ts'
import { useHeatMap } from './api.ts'
import './weekly.css'

const words: Readonly<Record<string, readonly [sign: string, label: string]>> = {
  o: ['', '按时'],
  n: ['·', '按时，无变化'],
  l: ['迟', '迟报'],
  m: ['漏', '漏报'],
  s: ['', '本周已报'],
  w: ['', '未到期'],
}
interface Unit {
  readonly unit: { readonly id: string; readonly name: string }
  readonly cells: string
}
/** Units across on one strip. */
const across = 40

/** 历周报送: units × weeks; nothing is ranked. */
export function HeatMapPage() {
  const [address, change] = useAddress()
  const weeks = address.weeks ?? '13'
  const heat = useHeatMap({ weeks })
  const file = useDownload(exportHeatMap)
  const [isTable, setTable] = useState(false)
  const acts = (
    <>
      <Select
        aria-label="几周"
        value={weeks}
        options={['8', '13', '26', '53'].map((value) => ({ value, label: `近 ${value} 周` }))}
        onChange={(value: string) => change({ weeks: value })}
      />
      <Button onClick={() => setTable(!isTable)}>{isTable ? '看图' : '看表格'}</Button>
      <Button
        icon={<DownloadOutlined />}
        loading={file.isRunning}
        onClick={() => void file.run({ query: { weeks } }, '历周报送情况.xlsx')}
      >
        导出
      </Button>
      <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
        打印
      </Button>
    </>
  )
  return (
    <Page
      title="历周报送"
      note="单位按编制顺序，新的一周在上"
      crumbs={[{ href: '/weekly-reports', label: '周报' }]}
      acts={acts}
      printed={`近 ${weeks} 周`}
    >
      <Refusal problem={file.problem} />
      <Shown of={heat} what="历周报送">
        {(view) => {
          if (view.rows.length === 0)
            return <Empty title="还没有周报" note="有了周报，每个单位每周按时、迟报、漏报都列在这里。" />
          return isTable ? <Totals weeks={view.weeks} /> : <HeatMap weeks={view.weeks} rows={view.rows} />
        }}
      </Shown>
    </Page>
  )
}

const strips = (rows: readonly Unit[]): Unit[][] =>
  Array.from({ length: Math.ceil(rows.length / across) }, (_, i) => rows.slice(i * across, (i + 1) * across))

function HeatMap({ weeks, rows }: { weeks: readonly WeekView[]; rows: readonly Unit[] }) {
  const [closed] = weeks.filter((w) => w.notDue === 0)
  return (
    <Card title="各单位每周报送" note={closed ? sentence(closed) : ''}>
      {strips(rows).map((strip) => (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section key={strip[0]?.unit.id} className="weekly-scroll" aria-label="各单位每周报送" tabIndex={0}>
          <table className="weekly-heat">
            <thead>
              <tr>
                <th scope="col">周次</th>
                {strip.map((r) => (
                  <th key={r.unit.id} scope="col" className="weekly-head">
                    <span>{r.unit.name}</span>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {weeks.map((w, i) => (
                <tr key={w.weekOn}>
                  <th scope="row">{w.name}</th>
                  {strip.map((r) => (
                    <Cell key={r.unit.id} of={r.cells[i] ?? '-'} week={w} unit={r.unit} />
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      <p className="note">浅蓝：按时；带点：按时，无变化；深蓝：本周已报；空框：未到期；斜线：没有周报。点一格看那一周的周报。</p>
    </Card>
  )
}

const sentence = (w: WeekView): string => `${w.name}：应报 ${w.units}，按时 ${w.onTime}，迟报 ${w.late}，漏报 ${w.missing}`

function Cell({ of: letter, week, unit }: { of: string; week: WeekView; unit: Unit['unit'] }) {
  const [sign, label] = words[letter] ?? ['', '没有周报']
  const name = `${unit.name}，${week.name}，${label}`
  return (
    <td className={`weekly-cell weekly-${letter === '-' ? 'none' : letter}`}>
      {letter === '-' ? (
        <span className="weekly-hidden">{name}</span>
      ) : (
        <Link href={`/weekly-reports?unitId=${unit.id}&below=false&weekOn=${week.weekOn}`} title={name} aria-label={name}>
          {sign}
        </Link>
      )}
    </td>
  )
}

const heads = [
  ['应报', 'units'],
  ['按时', 'onTime'],
  ['其中无变化', 'nil'],
  ['迟报', 'late'],
  ['漏报', 'missing'],
  ['未到期', 'notDue'],
] as const

/** The same in numbers, each with its denominator. */
function Totals({ weeks }: { weeks: readonly WeekView[] }) {
  return (
    <Card title="每周报送" isFlush>
      <table className="weekly-table">
        <thead>
          <tr>
            <th scope="col">周次</th>
            {heads.map(([head]) => (
              <th key={head} scope="col" className="number">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((w) => (
            <tr key={w.weekOn}>
              <th scope="row">{w.name}</th>
              {heads.map(([head, key]) => (
                <td key={head} className={w[key] === 0 ? 'number zero' : 'number'}>
                  {w[key]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
