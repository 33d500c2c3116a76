import { useState } from 'react'
import { inGrid } from '../../../app/dates.ts'
import { Card } from '../../../app/kit/page.tsx'
import { Rule } from '../../../app/kit/rule.tsx'
import { Shown } from '../../../app/kit/states.tsx'
import { Link } from '../../../app/navigation.tsx'
import type { LineView, ReportView } from '../contract.ts'
import { useCounted } from './api.ts'
import { changeWords } from './labels.ts'

/** The week's figures beside last week's; none can be typed, each opens what it counts. */
export function FiguresCard({ report: r }: { report: ReportView }) {
  const [open, setOpen] = useState<string | null>(null)
  const also = r.alsoFor.length === 0 ? '' : `；含并入的${r.alsoFor.join('、')}`
  return (
    <Card title="一、数字" note={`由本周记录生成，随记录更新到送审为止${also}`} isFlush>
      <table className="weekly-table">
        <thead>
          <tr>
            <th scope="col">项目</th>
            <th scope="col" className="number">
              本周
            </th>
            <th scope="col" className="number">
              上周
            </th>
            <th scope="col" className="number">
              增减
            </th>
            <th scope="col">来源</th>
          </tr>
        </thead>
        <tbody>
          {r.lines.map((line) => (
            <Line
              key={line.id}
              line={line}
              report={r}
              isOpen={open === line.id}
              onOpen={() => setOpen(open === line.id ? null : line.id)}
            />
          ))}
        </tbody>
      </table>
      <p className="weekly-words">
        数字不能在这里改。不对的，点“条记录”去改原记录，或写在文字里说明。上周：{r.previousWeek ?? '没有上一份周报'}。
      </p>
    </Card>
  )
}

interface LineProps {
  readonly line: LineView
  readonly report: ReportView
  readonly isOpen: boolean
  readonly onOpen: () => void
}

function Line({ line: l, report, isOpen, onOpen }: LineProps) {
  return (
    <>
      <tr>
        <th scope="row">
          <Rule title={l.label} lines={[`规则：${l.rule}`]}>
            {l.label}
          </Rule>
        </th>
        <td className={l.n === 0 ? 'number zero' : 'number'}>
          <b>{l.n}</b>
        </td>
        <td className="number">{l.previous ?? '—'}</td>
        <td className="number">{changeWords(l.n, l.previous)}</td>
        <td>
          <Door line={l} isOpen={isOpen} onOpen={onOpen} />
        </td>
      </tr>
      {isOpen ? (
        <tr>
          <td colSpan={5} className="weekly-counted">
            <Counted report={report} line={l} />
          </td>
        </tr>
      ) : null}
    </>
  )
}

function Door({ line: l, isOpen, onOpen }: Omit<LineProps, 'report'>) {
  if (l.isNumberOnly) return <span className="note">只计件数</span>
  if (l.n === 0) return <span className="note">无记录</span>
  return (
    <button type="button" className="text-act" aria-expanded={isOpen} onClick={onOpen}>
      {isOpen ? '收起' : `${l.n} 条记录`}
    </button>
  )
}

/** The rows behind a figure, each with its page. */
function Counted({ report, line }: { report: ReportView; line: LineView }) {
  const reading = useCounted(report.id, line.id)
  return (
    <Shown of={reading} what="记录">
      {({ rows, hasMore }) => (
        <ul>
          {rows.map((row) => (
            <li key={row.key}>
              <span className="note">{inGrid(row.at)}</span>
              <Link href={row.href}>{row.title}</Link>
            </li>
          ))}
          {rows.length < line.n && !hasMore ? (
            <li className="note">有 {line.n - rows.length} 条后来撤回或改过，不再列出。</li>
          ) : null}
          {hasMore ? <li className="note">只列前 {rows.length} 条。</li> : null}
        </ul>
      )}
    </Shown>
  )
}
