import { assignmentsWeekLines } from '../modules/assignments/week-lines.ts'
import { concernsWeekLines } from '../modules/concerns/week-lines.ts'
import { filingsWeekLines } from '../modules/filings/week-lines.ts'
import { hazardsWeekLines } from '../modules/hazards/week-lines.ts'
import { incidentsWeekLines } from '../modules/incidents/week-lines.ts'
import { inspectionsWeekLines } from '../modules/inspections/week-lines.ts'
import { leavingWeekLines } from '../modules/leaving/week-lines.ts'
import { lettersWeekLines } from '../modules/letters/week-lines.ts'
import { personnelWeekLines } from '../modules/personnel/week-lines.ts'
import { pledgesWeekLines } from '../modules/pledges/week-lines.ts'
import { screeningWeekLines } from '../modules/screening/week-lines.ts'
import { tasksWeekLines } from '../modules/tasks/week-lines.ts'
import { transfersWeekLines } from '../modules/transfers/week-lines.ts'
import type { WeekLine } from '../platform/week-lines.ts'

/** What the weekly draft is written from, of every module, in the order in which it stands there. */
export const weekLines: readonly WeekLine[] = [
  ...hazardsWeekLines,
  ...screeningWeekLines,
  ...tasksWeekLines,
  ...inspectionsWeekLines,
  ...pledgesWeekLines,
  ...lettersWeekLines,
  ...filingsWeekLines,
  ...assignmentsWeekLines,
  ...personnelWeekLines,
  ...leavingWeekLines,
  ...transfersWeekLines,
  ...concernsWeekLines,
  ...incidentsWeekLines,
]
