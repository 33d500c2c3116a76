import { Button } from 'antd'
import { useState } from 'react'
import { atMoment } from '../../../app/dates.ts'
import { FilePicker } from '../../../app/kit/form/file-input.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { asProblem, type Problem } from '../../../app/problem.ts'
import { askReason } from '../../../app/questions.ts'
import { useDownload } from '../../../app/requests.ts'
import { sendFile } from '../../../app/send-file.ts'
import { type LeavingView, printUndertaking } from '../contract.ts'
import { stepLabels } from '../words.ts'
import { useRecord, useTick } from './api.ts'
import './leaving.css'

type Step = LeavingView['steps'][number]

/** The steps in order: done, or to be done and by whom; one that the system sees has no button. */
export function LeavingSteps({ leaving }: { leaving: LeavingView }) {
  return (
    <ol className="leaving-steps">
      {leaving.steps.map((step, index) => (
        <li key={step.step} className={step.doneAt ? 'done' : 'open'}>
          <i aria-hidden="true">{step.doneAt ? '✓' : index + 1}</i>
          <div>
            <b>{stepLabels[step.step]}</b>
            <StepWords step={step} />
            <StepActs leaving={leaving} step={step} />
          </div>
        </li>
      ))}
    </ol>
  )
}

/** When and by whom, or why not yet. */
function StepWords({ step: { doneAt, doneByName, note, why } }: { step: Step }) {
  const by = doneByName === '系统' ? '系统核对' : doneByName
  return (
    <>
      <span className="visually-hidden">{doneAt ? '，已办完' : '，没有办完'}</span>
      {doneAt ? <span className="note">{`${by} ${atMoment(doneAt)}`}</span> : null}
      {note ? <p>{note}</p> : null}
      {why ? <p className="leaving-why">{why}</p> : null}
    </>
  )
}

const questions = {
  carriers: {
    title: '清退了哪些载体、证件、服装、装备',
    consequence: '逐样写清，登记后不能改；记入离岗手续单。',
    yes: '登记清退',
  },
  undertaking: {
    title: '离岗保密承诺书为什么没有签',
    consequence: '写明原因，如“邮寄两次，本人未答复”；不作任何别的标记。',
    yes: '登记原因',
  },
}

function StepActs({ leaving, step }: { leaving: LeavingView; step: Step }) {
  const tick = useTick()
  if (!step.canTick) return null
  const name = step.step === 'undertaking' ? 'undertaking' : 'carriers'
  const note = async () => {
    const words = await askReason(questions[name])
    if (words !== null)
      await tick.run({ params: { id: leaving.id }, body: { version: leaving.version, step: name, note: words } })
  }
  return (
    <>
      <div className="leaving-acts">
        {step.canRecord ? <PaperActs leaving={leaving} /> : null}
        <Button size="small" loading={tick.isRunning} onClick={() => void note()}>
          {name === 'carriers' ? '登记清退' : '没有签，写明原因'}
        </Button>
      </div>
      <Refusal problem={tick.problem} />
    </>
  )
}

/** The undertaking on paper: printed, signed by hand, and recorded from its scan. */
function PaperActs({ leaving }: { leaving: LeavingView }) {
  const print = useDownload(printUndertaking)
  const recording = useRecord()
  const [problem, setProblem] = useState<Problem | null>(null)
  const params = { id: leaving.id }
  const take = async (file: File) => {
    setProblem(null)
    try {
      await recording.run({ params, body: { version: leaving.version, fileId: await sendFile(file) } })
    } catch (thrown) {
      setProblem(asProblem(thrown))
    }
  }
  return (
    <>
      <Button size="small" loading={print.isRunning} onClick={() => void print.run({ params }, '离岗保密承诺书.pdf')}>
        打印承诺书
      </Button>
      <FilePicker
        label="录入签好的扫描件"
        size="small"
        isBusy={recording.isRunning}
        name="签好的离岗保密承诺书扫描件"
        accept=".pdf,.jpg,.jpeg,.png,.webp"
        onPick={(files) => files.forEach((file) => void take(file))}
      />
      <Refusal problem={problem ?? recording.problem ?? print.problem} />
    </>
  )
}
