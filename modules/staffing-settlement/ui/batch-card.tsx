import { Button, Select } from 'antd'
import { useState } from 'react'
import { JobProgress, useRememberedJob } from '../../../app/kit/job-progress.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useWrite } from '../../../app/requests.ts'
import { printManyAnnexFive } from '../contract.ts'
import { usePrintChoices } from './print-choices.tsx'

const formats = [
  { value: 'pdf', label: 'PDF' },
  { value: 'docx', label: 'Word' },
  { value: 'xlsx', label: 'Excel' },
] as const
const arrangements = [
  { value: 'oneFile', label: '合成一个文件' },
  { value: 'zip', label: '一个单位一个文件（压缩包）' },
] as const

interface BatchCardProps {
  readonly on: string
  /** Those that can be chosen; none chosen prints them all. */
  readonly units: readonly { readonly id: string; readonly name: string }[]
}

/** Several or all units in one act: a job with progress; the result waits. */
export function BatchCard({ on, units }: BatchCardProps) {
  const [unitIds, setUnitIds] = useState<string[]>([])
  const [format, setFormat] = useState<'pdf' | 'docx' | 'xlsx'>('pdf')
  const [arrangement, setArrangement] = useState<'oneFile' | 'zip'>('oneFile')
  const { choices, boxes } = usePrintChoices()
  const [jobId, remember] = useRememberedJob('annexFive')
  const ask = useWrite(printManyAnnexFive, { onSuccess: (answer) => 'jobId' in answer && remember(answer.jobId) })
  return (
    <Card title="多个单位" note={on}>
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
        <Select id="batch-format" value={format} options={[...formats]} onChange={setFormat} style={{ width: 110 }} />
        <label htmlFor="batch-arrangement">怎么放</label>
        <Select
          id="batch-arrangement"
          value={arrangement}
          options={[...arrangements]}
          onChange={setArrangement}
          style={{ width: 240 }}
        />
      </div>
      <div className="annex-choice">
        <Button loading={ask.isRunning} onClick={() => void ask.run({ body: { unitIds, on, format, ...choices, arrangement } })}>
          {unitIds.length === 0 ? '打印全部单位' : `打印 ${unitIds.length} 个单位`}
        </Button>
        {boxes}
      </div>
      <Refusal problem={ask.problem} />
      {jobId ? <JobProgress id={jobId} title="打印附件5" /> : null}
    </Card>
  )
}
