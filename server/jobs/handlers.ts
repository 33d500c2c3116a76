import type { JobHandler } from '../../platform/jobs/runner.ts'
import { mergeUnitJob, moveUnitJob } from './move-unit.ts'
import { printAnnexFiveJob } from './print-annex-five.ts'

/** Every kind of background job; a job is the only place that may bring two work modules together. */
export const jobHandlers: Record<string, JobHandler> = {
  annexFive: printAnnexFiveJob,
  unitMove: moveUnitJob,
  unitMerger: mergeUnitJob,
}
