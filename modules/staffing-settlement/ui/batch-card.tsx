import { Button, Select } from 'antd'
import { useState } from 'react'
import { JobProgress, useRememberedJob } from '../../../app/kit/job-progress.tsx'
import { Card } from '../../../app/kit/page.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useWrite } from '../../../app/requests.ts'
import { printManyAnnexFive } from '../contract.ts'

const formats = [
  { value: 'pdf', label: 'PDF' },
  { value: 'docx', label: 'Word' },
  { value: 'xlsx', label: 'Excel' },
] as const
const arrangements = [
  { value: 'oneFile', label: '合成一个文件' },
  { value: 'zip', label: '一个单位一个文件（压缩包）' },
] as const

/** All units in one act: a job with progress; the result waits. */
export function BatchCard({ on, unitCount }: { on: string; unitCount: number }) {
  const [format, setFormat] = useState<'pdf' | 'docx' | 'xlsx'>('pdf')
  const [arrangement, setArrangement] = useState<'oneFile' | 'zip'>('oneFile')
  const [jobId, remember] = useRememberedJob('annexFive')
  const ask = useWrite(printManyAnnexFive, { onSuccess: (answer) => 'jobId' in answer && remember(answer.jobId) })
  return (
    <Card title="全部单位" note={`${unitCount} 个单位，${on}`}>
      <div className="annex-choice">
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
        <Button
          loading={ask.isRunning}
          onClick={() => void ask.run({ body: { unitIds: [], on, format, isBlank: false, showsHeadLine: true, arrangement } })}
        >
          打印全部单位
        </Button>
      </div>
      <Refusal problem={ask.problem} />
      {jobId ? <JobProgress id={jobId} title={`打印附件5：${unitCount} 个单位`} resultLabel="下载" /> : null}
    </Card>
  )
}
