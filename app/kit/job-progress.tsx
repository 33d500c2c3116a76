import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { shellEndpoint } from '../call.ts'
import { Link } from '../navigation.tsx'
import { useRead, useWrite } from '../requests.ts'
import { Light } from './light.tsx'
import { ReadFailure, Refusal } from './states.tsx'
import './job-progress.css'

export interface JobView {
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'
  readonly done: number
  readonly total: number | null
  readonly phase: string | null
  readonly estimateSeconds: number | null
  readonly resultHref: string | null
  readonly resultName: string | null
}

const readJob = shellEndpoint<{ params: { id: string } }, JobView>('get', '/api/jobs/:id')
const cancelJob = shellEndpoint<{ params: { id: string } }, unknown>('post', '/api/jobs/:id/cancellation')
const isOver = (job: JobView | undefined) => job !== undefined && job.state !== 'queued' && job.state !== 'running'

interface JobProgressProps {
  readonly id: string
  /** 打印成套：第二批承诺书 887 份 */
  readonly title: string
  /** Of a page: 看导入结果; a file is called by its format: 下载 PDF. */
  readonly resultLabel?: string
  readonly onDone?: ((job: JobView) => void) | undefined
}

/** Count, estimate and cancel of a long act; one may leave the page, the result waits. */
export function JobProgress({ id, title, resultLabel = '打开结果', onDone }: JobProgressProps) {
  const [overId, setOverId] = useState<string | null>(null)
  const reading = useRead(readJob, { params: { id } }, overId === id ? {} : { every: 1_000 })
  const cancel = useWrite(cancelJob, { invalidates: [readJob] })
  const toldId = useRef<string | null>(null)
  const job = reading.data
  useEffect(() => {
    if (!job || !isOver(job)) return
    setOverId(id)
    if (toldId.current !== id) onDone?.(job)
    toldId.current = id
  }, [id, job, onDone])
  if (!job)
    return reading.error ? <ReadFailure what="进度" problem={reading.error} onAgain={() => void reading.refetch()} /> : null
  const share = job.total ? Math.min(100, Math.round((job.done / job.total) * 100)) : 0
  return (
    <section className="job" aria-label={title}>
      <div className="job-head">
        <b>{title}</b>
        <span>{job.total ? `${job.done} / ${job.total}` : job.phase}</span>
      </div>
      {isOver(job) ? null : (
        <div
          className="job-bar"
          role="progressbar"
          aria-label={title}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={share}
        >
          <i style={{ width: `${share}%` }} />
        </div>
      )}
      <div className="job-words" role="status">
        <JobWords job={job} resultLabel={resultLabel} />
      </div>
      {isOver(job) ? null : (
        <Button size="small" loading={cancel.isRunning} onClick={() => void cancel.run({ params: { id } })}>
          取消
        </Button>
      )}
      <Refusal problem={cancel.problem} />
    </section>
  )
}

function JobWords({ job, resultLabel }: { job: JobView; resultLabel: string }) {
  if (job.state === 'done')
    return (
      <>
        <Light kind="green">已完成</Light>{' '}
        {job.resultHref ? <ResultLink href={job.resultHref} fileName={job.resultName} label={resultLabel} /> : null}
      </>
    )
  if (job.state === 'failed')
    return <Light kind="red">没有办成：{job.phase ?? '原因已记入日志'}。内容没有变，可以再办一次。</Light>
  if (job.state === 'cancelled') return <Light kind="ring">已取消，内容没有变</Light>
  const rest = job.estimateSeconds === null ? '' : `约还要 ${job.estimateSeconds} 秒。`
  return <>{job.state === 'queued' ? '在排队。' : rest}可以离开本页，做完回来看结果。</>
}

/** 任务书.pdf → 下载 PDF, 任务书.docx → 下载 .docx: what was made, whatever is chosen on the page now. */
function downloadLabel(fileName: string): string {
  const ending = fileName.slice(fileName.lastIndexOf('.'))
  return `下载 ${ending === '.pdf' ? 'PDF' : ending}`
}

function ResultLink({ href, fileName, label }: { href: string; fileName: string | null; label: string }) {
  return fileName === null ? (
    <Link href={href}>{label}</Link>
  ) : (
    <a href={href} download>
      {downloadLabel(fileName)}
    </a>
  )
}

/** The job started under a name on this page, remembered over a reload of the tab: [id, remember]. */
export function useRememberedJob(name: string): [string | null, (id: string | null) => void] {
  const slot = `mingze.job.${name}`
  const [id, setId] = useState(() => sessionStorage.getItem(slot))
  const remember = (next: string | null) => {
    setId(next)
    if (next === null) sessionStorage.removeItem(slot)
    else sessionStorage.setItem(slot, next)
  }
  return [id, remember]
}
