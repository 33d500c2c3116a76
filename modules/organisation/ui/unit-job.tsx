import { useQueryClient } from '@tanstack/react-query'
import { JobProgress, useRememberedJob } from '../../../app/kit/job-progress.tsx'

/** The job of a move or merger on its page, remembered over a reload; afterwards everything is read anew, since rights follow the tree. */
export function useUnitJob(name: string) {
  const [jobId, remember] = useRememberedJob(name)
  const client = useQueryClient()
  const progress = jobId ? (
    <JobProgress
      id={jobId}
      title="改写单位位置"
      resultLabel="看单位资料"
      onDone={() => void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== '/api/jobs/{id}' })}
    />
  ) : null
  return { progress, remember }
}
