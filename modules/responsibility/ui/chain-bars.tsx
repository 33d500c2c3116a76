import { Button } from 'antd'
import { useState } from 'react'
import type { ChainView } from '../contract.ts'
import { barWords } from './labels.ts'

type Bar = ChainView['bars'][number]
type Span = Bar['spans'][number]

const dayOf = (on: string): number => Date.parse(`${on}T00:00:00Z`)
/** Where a day stands on the axis, in percent. */
const placeOf = ({ axis }: ChainView, on: string): number => {
  const share = (dayOf(on) - dayOf(axis.fromOn)) / (dayOf(axis.toOn) - dayOf(axis.fromOn))
  return Math.max(0, Math.min(100, share * 100))
}
const yearsOf = ({ axis }: ChainView): string[] => {
  const first = Number(axis.fromOn.slice(0, 4))
  return Array.from({ length: Number(axis.toOn.slice(0, 4)) - first }, (_, i) => String(first + i))
}
const wordFor = (span: Span): string => (span.state === 'held' ? span.name : { gap: '空缺', hidden: '不在您的范围' }[span.state])

/** Who held what over the years, as bars with the chosen day as a line, or as a table. */
export function ChainBars({ view, onChoose }: { view: ChainView; onChoose: (day: string) => void }) {
  const [isTable, setTable] = useState(false)
  return (
    <section aria-label="历年责任关系">
      <div className="chain-head">
        <h3>历年责任关系</h3>
        <span className="spring" />
        <Button size="small" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {isTable ? '图' : '表格'}
        </Button>
      </div>
      {isTable ? <BarsTable view={view} /> : <Bars view={view} onChoose={onChoose} />}
      <GapSentences view={view} />
    </section>
  )
}

function Bars({ view, onChoose }: { view: ChainView; onChoose: (day: string) => void }) {
  return (
    <div className="bars-frame">
      <div className="bars-years" aria-hidden="true">
        {yearsOf(view).map((year) => (
          <span key={year} style={{ left: `${placeOf(view, `${year}-01-01`)}%` }}>
            {year}年
          </span>
        ))}
      </div>
      {view.bars.map((bar) => (
        <BarLine key={bar.key} view={view} bar={bar} onChoose={onChoose} />
      ))}
      <div className="bars-now" aria-hidden="true">
        <i style={{ left: `${placeOf(view, view.on)}%` }} />
      </div>
    </div>
  )
}

/** Narrower than this (percent) a bar has no room for a word or a finger; its day stands in the sentences and the table. */
const shortest = 7

function BarLine({ view, bar, onChoose }: { view: ChainView; bar: Bar; onChoose: (day: string) => void }) {
  const shown = bar.spans.filter((s) => (s.toOn ?? '9999') > view.axis.fromOn && s.fromOn < view.axis.toOn)
  return (
    <div className="bar-line">
      <span className="bar-label">{barWords[bar.key]}</span>
      <div className="bar-track">
        {shown.map((span) => (
          <BarPiece key={span.fromOn} view={view} label={barWords[bar.key]} span={span} onChoose={onChoose} />
        ))}
      </div>
    </div>
  )
}

interface BarPieceProps {
  readonly view: ChainView
  readonly label: string
  readonly span: Span
  readonly onChoose: (day: string) => void
}

function BarPiece({ view, label, span, onChoose }: BarPieceProps) {
  const left = placeOf(view, span.fromOn)
  const end = span.toOn ?? (span.state === 'gap' ? view.today : view.axis.toOn)
  const width = Math.max(0.4, placeOf(view, end) - left)
  const isNow = span.fromOn <= view.on && (span.toOn === null || span.toOn > view.on)
  const words = `${label}：${wordFor(span)}，${span.fromOn} 至 ${span.toOn ?? '今'}`
  const same = {
    className: `bar bar-${span.state} ${isNow ? 'bar-now' : ''}`,
    style: { left: `${left}%`, width: `${width}%` },
    title: words,
  }
  if (width < shortest) return <span {...same} className={`${same.className} bar-short`} role="img" aria-label={words} />
  return (
    <button type="button" {...same} aria-label={`${words}。看这一天`} onClick={() => onChoose(span.fromOn)}>
      {wordFor(span)}
    </button>
  )
}

function BarsTable({ view }: { view: ChainView }) {
  return (
    <table className="chain-table">
      <thead>
        <tr>
          <th scope="col">事项</th>
          <th scope="col">谁、什么</th>
          <th scope="col">起</th>
          <th scope="col">止</th>
        </tr>
      </thead>
      <tbody>
        {view.bars.flatMap((bar) =>
          bar.spans.map((span) => (
            <tr key={`${bar.key}${span.fromOn}`}>
              <td>{barWords[bar.key]}</td>
              <td>{wordFor(span)}</td>
              <td>{span.fromOn}</td>
              <td>{span.toOn ?? '今'}</td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  )
}

/** Gaps in words, so that none hides in the picture. */
function GapSentences({ view }: { view: ChainView }) {
  const gaps = view.bars.flatMap((bar) =>
    bar.spans.filter((s) => s.state === 'gap').map((s) => ({ ...s, label: barWords[bar.key] })),
  )
  return (
    <div className="chain-gaps">
      {gaps.map((gap) => (
        <div key={`${gap.label}${gap.fromOn}`}>
          <i aria-hidden="true" />
          {gap.label} {gap.fromOn} {gap.toOn ? `至 ${gap.toOn}（不含）空缺` : '起空缺，至今未指定'}
        </div>
      ))}
      <div className="note">竖线为所选日期。点一段，看它开始那一天。</div>
    </div>
  )
}
