import { PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { JobProgress } from '../../../app/kit/job-progress.tsx'
import { Card, Page } from '../../../app/kit/page.tsx'
import { Panel, Refusal } from '../../../app/kit/states.tsx'
import { usePathParam } from '../../../app/navigation.tsx'
import { useDownload } from '../../../app/requests.ts'
import { takeSlips } from '../contract.ts'

/** 发放口令 — progress of a batch, then its slips, to be taken once. */
export function IssuePage() {
  const id = usePathParam('jobId')
  const [isDone, setDone] = useState(false)
  const slips = useDownload(takeSlips)
  const [isTaken, setTaken] = useState(false)
  const take = async () => setTaken(await slips.run({ params: { id }, body: {} }, '开户条.pdf'))
  return (
    <Page title="发放口令" crumbs={[{ href: '/accounts', label: '账号管理' }]}>
      <Card>
        <JobProgress id={id} title="生成口令和开户条" onDone={(job) => setDone(job.state === 'done')} />
        {isTaken ? <Panel tone="grey" title="开户条已经取走，打印后交给各单位内勤。丢失的，逐个重置。" /> : null}
        {isDone && !isTaken ? (
          <Panel tone="blue" title="开户条只能取一次">
            <p>按单位分页，裁开、折好，由各单位内勤发到本人手里。取走后系统里不再留存；丢失的，逐个重置。</p>
            <Button type="primary" icon={<PrinterOutlined aria-hidden />} loading={slips.isRunning} onClick={() => void take()}>
              取开户条
            </Button>
          </Panel>
        ) : null}
        <Refusal problem={slips.problem} />
      </Card>
    </Page>
  )
}
