import type { JobHandler } from '../../platform/jobs/runner.ts'

/** Every kind of background job; a job is the only place that may bring two work modules together. */
export const jobHandlers: Record<string, JobHandler> = {}
