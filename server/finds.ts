import { bureauReportsFinder } from '../modules/bureau-reports/finds.ts'
import { collectionsFinder } from '../modules/collections/finds.ts'
import { consultationsFinder } from '../modules/consultations/finds.ts'
import { filingsFinder } from '../modules/filings/finds.ts'
import { frozenFormsFinder } from '../modules/frozen-forms/finds.ts'
import { hazardsFinder } from '../modules/hazards/finds.ts'
import { incidentsFinder } from '../modules/incidents/finds.ts'
import { inspectionsFinder } from '../modules/inspections/finds.ts'
import { lettersFinder } from '../modules/letters/finds.ts'
import { lineDocumentsFinder } from '../modules/line-documents/finds.ts'
import { noticesFinder } from '../modules/notices/finds.ts'
import { ownFormsFinder } from '../modules/own-forms/finds.ts'
import { roundsFinder } from '../modules/pledges/finds.ts'
import { screeningFinder } from '../modules/screening/finds.ts'
import { supervisionFinder } from '../modules/supervision/finds.ts'
import { tasksFinder } from '../modules/tasks/finds.ts'
import type { FormFinder } from '../platform/finds.ts'

/** Where the search box looks for the number of a form, of every module. */
export const finds: readonly FormFinder[] = [
  frozenFormsFinder,
  lettersFinder,
  filingsFinder,
  roundsFinder,
  lineDocumentsFinder,
  hazardsFinder,
  screeningFinder,
  collectionsFinder,
  ownFormsFinder,
  consultationsFinder,
  noticesFinder,
  tasksFinder,
  bureauReportsFinder,
  inspectionsFinder,
  incidentsFinder,
  supervisionFinder,
]
