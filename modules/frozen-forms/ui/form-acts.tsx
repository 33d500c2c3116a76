import { Button } from 'antd'
import type { ReactNode } from 'react'
import { Refusal } from '../../../app/kit/states.tsx'
import type { Problem } from '../../../app/problem.ts'
import { askConfirmation, type Confirmation } from '../../../app/questions.ts'
import { useSession } from '../../../app/session.tsx'
import { type Format, submitters } from '../contract.ts'

const formats = [
  ['pdf', '打印（PDF）'],
  ['docx', 'Word'],
  ['xlsx', 'Excel'],
] as const

interface Running {
  readonly isRunning: boolean
  readonly problem: Problem | null
}
interface FormActsProps {
  readonly file: Running
  readonly onPrint: (format: Format) => void
  readonly freezing: Running
  /** Asked before the form is frozen; `yes` names the act. */
  readonly question: Confirmation
  readonly onFreeze: () => Promise<unknown>
  readonly boxes: ReactNode
}

/** A unit's form is printed, and frozen by those who submit it. */
export function FormActs({ file, onPrint, freezing, question, onFreeze, boxes }: FormActsProps) {
  const { session } = useSession()
  const ask = async () => {
    if (await askConfirmation(question)) await onFreeze()
  }
  return (
    <div className="annex-acts no-print">
      {formats.map(([format, label]) => (
        <Button key={format} loading={file.isRunning} onClick={() => onPrint(format)}>
          {label}
        </Button>
      ))}
      {submitters.some((role) => role === session.role) ? (
        <Button type="primary" loading={freezing.isRunning} onClick={() => void ask()}>
          {question.yes}
        </Button>
      ) : null}
      {boxes}
      <Refusal problem={file.problem ?? freezing.problem} />
    </div>
  )
}
