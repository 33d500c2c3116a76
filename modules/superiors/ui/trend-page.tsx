import { Select } from 'antd'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Empty, Shown } from '../../../app/kit/states.tsx'
import { useAddress } from '../../../app/navigation.tsx'
import { useSession } from '../../../app/session.tsx'
import type { TrendView } from '../contract.ts'
import { cellWords } from '../words.ts'
import { useTrend } from './api.ts'
import './superiors.css'

type Line = TrendView['lines'][number]
type Point = Line['points'][number]
const spans = ['30', '90', '365'] as const
const [width, height] = [560, 44]
const dayOf = (on: string): number => Date.parse(`${on}T00:00:00Z`) / 86_400_000

/** 数字变化: one figure, bureau by bureau, day by day. */
export function TrendPage() {
  const [address, change] = useAddress()
  const { role } = useSession().session
  const days = spans.find((s) => s === address.days) ?? '30'
  const reading = useTrend({ figureId: address.figureId ?? 'auxiliaries', days })
  const crumb =
    role === 'superior' ? { href: '/bureau-figures', label: '各局数字' } : { href: '/figures-for-superiors', label: '对上数字' }
  const label = reading.data?.definition.label ?? '数字变化'
  return (
    <Page
      title={label}
      note={reading.data?.definition.rule}
      crumbs={[crumb]}
      printed={`近 ${days} 天`}
      acts={
        <Select
          aria-label="多少天"
          value={days}
          options={spans.map((value) => ({ value, label: `近 ${value} 天` }))}
          onChange={(value) => change({ days: value })}
        />
      }
    >
      <Shown of={reading} what="数字变化">
        {(view) =>
          view.lines.every((l) => l.points.length === 0) ? (
            <Empty title="这段时间没有数字" note={`从 ${view.from} 起。`} />
          ) : (
            <Card isFlush title="各局变化" note="每条线从零画起，各按自己的最大数；断开的地方没有数字，或者少于五">
              {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
              <section className="superiors-scroll" aria-label="各局变化" tabIndex={0}>
                <Lines view={view} />
              </section>
            </Card>
          )
        }
      </Shown>
    </Page>
  )
}

function Lines({ view }: { view: TrendView }) {
  /* Before the first number there is nothing to draw. */
  const from = view.lines.flatMap((l) => l.points[0]?.on ?? []).sort()[0] ?? view.from
  return (
    <table className="superiors-table superiors-trend">
      <thead>
        <tr>
          <th scope="col">局</th>
          <th scope="col" className="number">
            最早
          </th>
          <th scope="col">{`${from} 至 ${view.to}`}</th>
          <th scope="col" className="number">
            最近
          </th>
        </tr>
      </thead>
      <tbody>
        {view.lines.map((l) => (
          <tr key={`${l.id}${l.isTotal}`} className={l.isTotal ? 'superiors-total' : ''}>
            <th scope="row">{l.name}</th>
            <End of={l.points[0]} />
            <td>
              <Picture line={l} from={from} to={view.to} />
            </td>
            <End of={l.points.at(-1)} />
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function End({ of: p }: { of: Point | undefined }) {
  if (!p) return <td className="number zero">—</td>
  return (
    <td className="number">
      {cellWords({ n: p.n, whole: p.whole, isHidden: p.n === null })}
      <span className="note">{p.on.slice(5)}</span>
    </td>
  )
}

const valueAt = (p: Point): number | null => (p.whole ? (100 * (p.n ?? 0)) / p.whole : p.n)

/** Runs of days without a gap. */
function runsOf(points: readonly Point[]): Point[][] {
  const runs: Point[][] = []
  let before: Point | undefined
  for (const p of points) {
    const isNext = before !== undefined && before.n !== null && dayOf(p.on) - dayOf(before.on) === 1
    if (p.n !== null) {
      if (isNext) runs.at(-1)?.push(p)
      else runs.push([p])
    }
    before = p
  }
  return runs
}

function Picture({ line, from, to }: { line: Line; from: string; to: string }) {
  const values = line.points.map(valueAt).filter((v) => v !== null)
  const isShare = line.points.some((p) => p.whole !== null)
  const most = isShare ? 100 : Math.max(1, ...values)
  const x = (on: string) => 4 + ((dayOf(on) - dayOf(from)) / Math.max(1, dayOf(to) - dayOf(from))) * (width - 8)
  const y = (p: Point) => height - 4 - ((valueAt(p) ?? 0) / most) * (height - 8)
  const label = `${line.name}：${line.points.map((p) => `${p.on} ${p.n ?? '少于五'}`).join('，')}`
  return (
    <svg viewBox={`0 0 ${width} ${height}`} className="superiors-line" role="img" aria-label={label}>
      <line x1="0" x2={width} y1={height - 4} y2={height - 4} className="superiors-zero" />
      {runsOf(line.points).map((run) =>
        run.length === 1 && run[0] ? (
          <circle key={run[0].on} cx={x(run[0].on)} cy={y(run[0])} r="2.5" />
        ) : (
          <polyline key={run[0]?.on} fill="none" points={run.map((p) => `${x(p.on)},${y(p)}`).join(' ')} />
        ),
      )}
    </svg>
  )
}
