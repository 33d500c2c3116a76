import { Button, Select } from 'antd'
import { type ReactNode, useState } from 'react'
import { JobProgress } from '../../../app/kit/job-progress.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import type { Problem } from '../../../app/problem.ts'
import type { Format, Several } from '../contract.ts'

const formats: { value: Format; label: string }[] = [
  { value: 'pdf', label: 'PDF' },
  { value: 'docx', label: 'Word' },
  { value: 'xlsx', label: 'Excel' },
]
const arrangements: { value: Several['arrangement']; label: string }[] = [
  { value: 'oneFile', label: '合成一个文件' },
  { value: 'zip', label: '一个单位一个文件（压缩包）' },
]

interface BatchCardProps {
  /** The days the forms are of. */
  readonly note: string
  /** What is printed: 附件5. */
  readonly what: string
  /** Those that can be chosen; none chosen prints them all. */
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly boxes: ReactNode
  readonly jobId: string | null
  readonly asking: { readonly isRunning: boolean; readonly problem: Problem | null }
  readonly onAsk: (order: Several & { readonly format: Format }) => void
}

/** Several or all units in one act: a job with progress; the result waits. */
export function BatchCard({ note, what, units, boxes, jobId, asking, onAsk }: BatchCardProps) {
  const [unitIds, setUnitIds] = useState<string[]>([])
  const [format, setFormat] = useState<Format>('pdf')
  const [arrangement, setArrangement] = useState<Several['arrangement']>('oneFile')
  return (
    <Card title="多个单位" note={note}>
      <div className="annex-choice">
        <label htmlFor="batch-units">哪些单位</label>
        <Select
          id="batch-units"
          mode="multiple"
          maxTagCount="responsive"
          value={unitIds}
          placeholder={`全部 ${units.length} 个单位`}
          options={units.map((u) => ({ value: u.id, label: u.name }))}
          optionFilterProp="label"
          onChange={setUnitIds}
          style={{ width: 320 }}
        />
        <label htmlFor="batch-format">格式</label>
        <Select id="batch-format" value={format} options={formats} onChange={setFormat} style={{ width: 110 }} />
        <label htmlFor="batch-arrangement">怎么放</label>
        <Select
          id="batch-arrangement"
          value={arrangement}
          options={arrangements}
          onChange={setArrangement}
          style={{ width: 240 }}
        />
      </div>
      <div className="annex-choice">
        <Button loading={asking.isRunning} onClick={() => onAsk({ unitIds, format, arrangement })}>
          {unitIds.length === 0 ? '打印全部单位' : `打印 ${unitIds.length} 个单位`}
        </Button>
        {boxes}
      </div>
      <Refusal problem={asking.problem} />
      {jobId ? <JobProgress id={jobId} title={`打印${what}`} /> : null}
    </Card>
  )
}
