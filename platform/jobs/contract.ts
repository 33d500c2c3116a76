import { z } from 'zod'
import { endpoint, id, idParams, nothing } from '../http/contract.ts'

export const jobView = z.object({
  id,
  kind: z.string(),
  title: z.string(),
  state: z.enum(['queued', 'running', 'done', 'failed', 'cancelled']),
  done: z.int(),
  total: z.int(),
  phase: z.string(),
  /** Where the result is: the file, or the page that the work named. */
  resultHref: z.string().nullable(),
  /** The name of the file, where the result is one. */
  resultName: z.string().nullable(),
  result: z.unknown(),
  estimateSeconds: z.int().nullable(),
  createdAt: z.iso.datetime(),
  endedAt: z.iso.datetime().nullable(),
})
export type JobView = z.infer<typeof jobView>

export const readJob = endpoint({
  method: 'get',
  path: '/api/jobs/{id}',
  summary: '后台任务',
  who: 'signedIn',
  params: idParams,
  output: jobView,
})
export const listJobs = endpoint({
  method: 'get',
  path: '/api/jobs',
  summary: '自己的后台任务',
  who: 'signedIn',
  output: z.object({ rows: z.array(jobView) }),
})
export const cancelJob = endpoint({
  method: 'post',
  path: '/api/jobs/{id}/cancellation',
  summary: '取消后台任务',
  who: 'signedIn',
  event: 'job.cancelRequested',
  params: idParams,
  body: nothing,
  output: jobView,
})
export const readJobFile = endpoint({
  method: 'get',
  path: '/api/jobs/{id}/file',
  summary: '后台任务的结果文件',
  who: 'signedIn',
  params: idParams,
  isFile: true,
  output: z.unknown(),
})
