import { Button } from 'antd'
import { Due } from '../../../app/kit/due.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { askReason } from '../../../app/questions.ts'
import type { HazardView, MeasureView } from '../contract.ts'
import { useFinishMeasure } from './api.ts'

/** Measures that hold, each with owner and day; those of earlier rounds behind them. */
export function Measures({ of: h }: { of: HazardView }) {
  const finish = useFinishMeasure()
  const kept = h.measureList.filter((m) => !m.isDropped)
  if (kept.length === 0) return null
  const ask = async (m: MeasureView) => {
    const note = await askReason({
      title: `第 ${m.number} 条措施做了什么`,
      consequence: `${m.text}。登记以后不能撤回。`,
      yes: `登记第 ${m.number} 条办完`,
    })
    if (note !== null) await finish.run({ params: { id: h.id }, body: { version: h.version, measureId: m.id, note } })
  }
  return (
    <>
      <h3>措施</h3>
      <Refusal problem={finish.problem} />
      <ol className="hazard-measures">
        {kept.map((m) => (
          <li key={m.id}>
            {`${m.number}. ${m.text}`}
            <span className="note">{`${m.owner.name}，${m.dueOn}`}</span>
            <MeasureState of={m} />
            {m.abilities.finish ? (
              <Button size="small" type="link" loading={finish.isRunning} onClick={() => void ask(m)}>
                {`登记第 ${m.number} 条办完`}
              </Button>
            ) : null}
          </li>
        ))}
      </ol>
    </>
  )
}

function MeasureState({ of: m }: { of: MeasureView }) {
  const earlier = m.isEarlier ? '上一轮，' : ''
  if (m.doneOn) return <span className="note">{`${earlier}${m.doneOn} 办完：${m.doneNote ?? ''}`}</span>
  if (m.isEarlier) return <span className="note">上一轮</span>
  return <Due on={m.dueOn} light={m.light} days={m.days} />
}
