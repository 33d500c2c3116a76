import { CheckOutlined, LockOutlined } from '@ant-design/icons'
import { inSentence } from '../../../app/dates.ts'
import type { ProceedingView } from '../contract.ts'

type Step = ProceedingView['steps'][number]
const words: Record<Step['standing'], string> = { done: '已完成', now: '当前', later: '未到，锁着', left: '不适用' }

function Mark({ step }: { step: Step }) {
  return <i aria-hidden="true">{step.standing === 'done' ? <CheckOutlined /> : step.number}</i>
}

/** The steps: done with its day, the one under way, those that are still locked. */
export function Rails({ view }: { view: ProceedingView }) {
  return (
    <ol className="card conduct-rails" aria-label="步骤">
      {view.steps.map((step) => (
        <li key={step.number} className={step.standing} aria-current={step.standing === 'now' ? 'step' : undefined}>
          <Mark step={step} />
          <div>
            <b>{step.label}</b>
            <span className="visually-hidden">，{words[step.standing]}</span>
            {step.standing === 'later' ? <LockOutlined aria-hidden /> : null}
            {step.on !== null && step.standing !== 'later' ? <span>{inSentence(step.on)}</span> : null}
            <span>{step.standing === 'left' ? '不适用' : step.note}</span>
          </div>
        </li>
      ))}
    </ol>
  )
}
