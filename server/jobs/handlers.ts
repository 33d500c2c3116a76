import { runIssue } from '../../modules/accounts/commands/issue-accounts.ts'
import type { JobHandler } from '../../platform/jobs/runner.ts'
import { commitRosterJob } from './commit-roster.ts'
import { mergeUnitJob, moveUnitJob, placeUnitJob } from './move-unit.ts'
import { printAnnexFiveJob, printAnnexOneJob } from './print-forms.ts'
import { printLettersJob } from './print-letters.ts'
import { printStackJob } from './print-stack.ts'
import { readRosterJob } from './read-roster.ts'
import { readScanJob } from './read-scan.ts'

/** Every kind of background job; a job is the only place that may bring two work modules together. */
export const jobHandlers: Record<string, JobHandler> = {
  'accounts.issue': runIssue,
  annexFive: printAnnexFiveJob,
  annexOne: printAnnexOneJob,
  readRoster: readRosterJob,
  commitRoster: commitRosterJob,
  printLetters: printLettersJob,
  printStack: printStackJob,
  readScan: readScanJob,
  unitMove: moveUnitJob,
  unitMerger: mergeUnitJob,
  unitPlacement: placeUnitJob,
}
