import { Button } from 'antd'
import { Refusal } from './states.tsx'

interface StepFilesProps {
  readonly of: readonly { readonly id: string; readonly name: string; readonly digest: string }[]
  /** A download of the caller's (useDownload): who takes a file is on the trail. */
  readonly take: (file: { readonly id: string; readonly name: string }) => Promise<unknown>
  readonly isRunning: boolean
  readonly problem: Parameters<typeof Refusal>[0]['problem']
}

/** Files that stand with a step, each with its digest. */
export function StepFiles({ of, take, isRunning, problem }: StepFilesProps) {
  if (of.length === 0) return null
  return (
    <div>
      <Refusal problem={problem} />
      {of.map((file) => (
        <Button
          key={file.id}
          type="link"
          size="small"
          title={`摘要 ${file.digest}`}
          loading={isRunning}
          onClick={() => void take(file)}
        >
          {`取 ${file.name}`}
        </Button>
      ))}
      <span className="note">已声明不涉密</span>
    </div>
  )
}
