import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { atMoment } from '../../../app/dates.ts'
import { Card, Facts } from '../../../app/kit/page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useDownload } from '../../../app/requests.ts'
import { type ProceedingEntryView, type ProceedingView, printPaper, takeEvidence } from '../contract.ts'

/** Evidence stands under its fact, an answer under its point, a withdrawal under what it withdraws. */
const attached = ['evidence', 'factWithdrawal', 'answer', 'recusalDecision']

/** Everything entered, the newest step first; what a step back set aside stands last, as it was. */
export function Entries({ view }: { view: ProceedingView }) {
  const tops = view.entries.filter((e) => !attached.includes(e.kind))
  const [standing, aside] = [tops.filter((e) => !e.isSetAside), tops.filter((e) => e.isSetAside)]
  return (
    <>
      {[...standing].reverse().map((entry) => (
        <EntryCard key={entry.id} entry={entry} view={view} />
      ))}
      {aside.length > 0 ? (
        <details className="card conduct-set-aside">
          <summary>退回以前的文书，{aside.length} 份</summary>
          {[...aside].reverse().map((entry) => (
            <EntryCard key={entry.id} entry={entry} view={view} />
          ))}
        </details>
      ) : null}
    </>
  )
}

function Attachment({ entry }: { entry: ProceedingEntryView }) {
  const take = useDownload(takeEvidence)
  if (!entry.file) return null
  const { name, size, digest } = entry.file
  return (
    <p className="conduct-attachment">
      <Button type="link" size="small" loading={take.isRunning} onClick={() => void take.run({ params: { id: entry.id } }, name)}>
        {name}
      </Button>
      <span className="note">{`${Math.ceil(size / 1024)} KB，摘要 ${digest.slice(0, 12).toUpperCase()}`}</span>
      <Refusal problem={take.problem} />
    </p>
  )
}

function Points({ entry, isHearing }: { entry: ProceedingEntryView; isHearing: boolean }) {
  if (entry.points.length === 0) return null
  const numbered = entry.points.map(({ text, answer }, i) => ({ text, answer, key: `${entry.id} ${i}` }))
  return (
    <ol className="conduct-points">
      {numbered.map((point) => (
        <li key={point.key}>
          <p>{point.text}</p>
          {point.answer === null && isHearing ? <span className="conduct-open">未答复</span> : null}
          {point.answer === null ? null : <p className="note">{point.answer}</p>}
        </li>
      ))}
    </ol>
  )
}

function EntryCard({ entry, view }: { entry: ProceedingEntryView; view: ProceedingView }) {
  const print = useDownload(printPaper)
  const below = view.entries.filter((e) => e.ofId === entry.id && e.kind !== 'answer')
  const paper = entry.isPaper ? (
    <Button
      type="link"
      size="small"
      icon={<PrinterOutlined aria-hidden />}
      loading={print.isRunning}
      onClick={() => void print.run({ params: { id: entry.id } }, `${entry.title}${view.number}.pdf`)}
    >
      打印
    </Button>
  ) : null
  return (
    <Card title={entry.title} note={`${entry.byName} ${atMoment(entry.at)}`} extra={paper}>
      <Facts of={entry.lines} />
      <Points entry={entry} isHearing={view.state === 'hearing'} />
      <Attachment entry={entry} />
      {below.map((e) => (
        <div key={e.id} className="conduct-below">
          <b>{e.title}</b>
          <span className="note">{`${e.byName} ${atMoment(e.at)}`}</span>
          <Facts of={e.lines} />
          <Attachment entry={e} />
        </div>
      ))}
      {entry.isPaper ? <p className="note">{`文字已定，不能再改。摘要 ${entry.digest.slice(0, 16).toUpperCase()}`}</p> : null}
      <Refusal problem={print.problem} />
    </Card>
  )
}
