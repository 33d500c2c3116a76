import { collectionsFigures } from '../modules/collections/figures.ts'
import { consultationDecisionsFigures } from '../modules/consultation-decisions/figures.ts'
import { filingsFigures } from '../modules/filings/figures.ts'
import { hazardsFigures } from '../modules/hazards/figures.ts'
import { inspectionsFigures } from '../modules/inspections/figures.ts'
import { leavingFigures } from '../modules/leaving/figures.ts'
import { lettersFigures } from '../modules/letters/figures.ts'
import { noticesFigures } from '../modules/notices/figures.ts'
import { organisationFigures } from '../modules/organisation/figures.ts'
import { ownFormsFigures } from '../modules/own-forms/figures.ts'
import { personnelFigures } from '../modules/personnel/figures.ts'
import { pledgesFigures } from '../modules/pledges/figures.ts'
import { postsFigures } from '../modules/posts/figures.ts'
import { screeningFigures } from '../modules/screening/figures.ts'
import { supervisionFigures } from '../modules/supervision/figures.ts'
import { tasksFigures } from '../modules/tasks/figures.ts'
import { weeklyReportsFigures } from '../modules/weekly-reports/figures.ts'
import type { FigureDefinition } from '../platform/figures.ts'

/** Every module's figures: front page, data health and, later, the weekly draft and superiors' figures are this list, filtered. */
export const figures: readonly FigureDefinition[] = [
  ...personnelFigures,
  ...postsFigures,
  ...organisationFigures,
  ...pledgesFigures,
  ...lettersFigures,
  ...filingsFigures,
  ...leavingFigures,
  ...hazardsFigures,
  ...screeningFigures,
  ...collectionsFigures,
  ...ownFormsFigures,
  ...consultationDecisionsFigures,
  ...weeklyReportsFigures,
  ...noticesFigures,
  ...tasksFigures,
  ...inspectionsFigures,
  ...supervisionFigures,
]
