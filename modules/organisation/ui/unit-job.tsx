import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { JobProgress, useRememberedJob } from '../../../app/kit/job-progress.tsx'

interface UnitJobProps {
  /** Under which the job is remembered over a reload; names the unit. */
  readonly name: string
  readonly title: string
  readonly again: string
  /** The form that asks for the job; it gives the job's id to `remember`. */
  readonly children: (remember: (jobId: string) => void) => ReactNode
}

/** The form of a move or merger, then its job; afterwards everything is read anew, since rights follow the tree. */
export function UnitJob({ name, title, again, children }: UnitJobProps) {
  const [jobId, remember] = useRememberedJob(name)
  const client = useQueryClient()
  const reread = () => void client.invalidateQueries({ predicate: (query) => !String(query.queryKey[0]).startsWith('/api/jobs') })
  if (jobId === null) return children(remember)
  return (
    <>
      <JobProgress id={jobId} title={title} resultLabel="看单位资料" onDone={reread} />
      <div className="form-foot">
        <Button onClick={() => remember(null)}>{again}</Button>
      </div>
    </>
  )
}
