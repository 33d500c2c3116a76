import { expect } from 'vitest'
import type { JobView } from '../../platform/jobs/contract.ts'
import { startRunner } from '../../platform/jobs/runner.ts'
import { jobHandlers } from '../../server/jobs/handlers.ts'
import { findActing } from '../../server/session.ts'
import type { Browser, TestApp } from './app.ts'

/** Runs what is queued until the job has ended; background work runs when it is waited for. */
export async function jobDone(app: TestApp, browser: Browser, id: string): Promise<JobView> {
  const runner = startRunner(app.services, jobHandlers, (who) => findActing(app.services, who))
  try {
    for (;;) {
      const { json } = await browser.get(`/api/jobs/${id}`)
      if (json.state !== 'queued' && json.state !== 'running') return json
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  } finally {
    await runner.stop()
  }
}

/** The file that a job made; the job has to come to a good end. */
export async function fileOfJob(app: TestApp, browser: Browser, id: string): Promise<Uint8Array> {
  const job = await jobDone(app, browser, id)
  expect(job.state).toBe('done')
  return (await browser.get(job.resultHref ?? '')).bytes
}
