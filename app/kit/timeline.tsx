import type { ReactNode } from 'react'
import { atMoment } from '../dates.ts'
import './timeline.css'

export interface TimelineLine {
  readonly id: string
  /** ISO instant. */
  readonly at: string
  /** Acts of the system are squares, those of people dots. */
  readonly bySystem?: boolean
  readonly verb: string
  /** 何俊杰 · 辅警办 */
  readonly who: string
  readonly change?: ReactNode
}

/** What happened, newest first as given: time, verb, who (role), what changed. */
export function Timeline({ lines }: { lines: readonly TimelineLine[] }) {
  return (
    <ol className="timeline">
      {lines.map((line) => (
        <li key={line.id} className={line.bySystem ? 'by-system' : ''}>
          <time dateTime={line.at}>{atMoment(line.at)}</time>
          <b>{line.verb}</b>
          <span>{line.bySystem ? '系统' : line.who}</span>
          {line.change ? <div className="timeline-change">{line.change}</div> : null}
        </li>
      ))}
    </ol>
  )
}

export interface Step {
  readonly label: string
  readonly state: 'done' | 'now' | 'later'
  /** 9月11日 or 由谁办. */
  readonly note?: string
}

/** Steps with the dates that are due; the present one is marked in words too. */
export function Stepper({ steps }: { steps: readonly Step[] }) {
  const words = { done: '已完成', now: '当前', later: '未到' }
  return (
    <ol className="stepper">
      {steps.map((step, index) => (
        <li key={step.label} className={step.state} aria-current={step.state === 'now' ? 'step' : undefined}>
          <i aria-hidden="true">{step.state === 'done' ? '✓' : index + 1}</i>
          <span className="visually-hidden">{words[step.state]}</span>
          {step.label}
          {step.note ? <span className="note">{step.note}</span> : null}
        </li>
      ))}
    </ol>
  )
}
