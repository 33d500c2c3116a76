import { collectionsDeadlines } from '../modules/collections/deadlines.ts'
import { filingsDeadlines } from '../modules/filings/deadlines.ts'
import { hazardsDeadlines, lookBackDeadlines } from '../modules/hazards/deadlines.ts'
import { ownFormsDeadlines } from '../modules/own-forms/deadlines.ts'
import { personnelDeadlines } from '../modules/personnel/deadlines.ts'
import { pledgesDeadlines } from '../modules/pledges/deadlines.ts'
import { screeningDeadlines } from '../modules/screening/deadlines.ts'
import { superiorsDeadlines } from '../modules/superiors/deadlines.ts'
import { supervisionDeadlines } from '../modules/supervision/deadlines.ts'
import { tasksDeadlines } from '../modules/tasks/deadlines.ts'
import { weeklyReportsDeadlines } from '../modules/weekly-reports/deadlines.ts'
import type { DeadlineDefinition } from '../platform/deadlines.ts'

/** What is due on which day, of every module: the month view is these. */
export const deadlines: readonly DeadlineDefinition[] = [
  tasksDeadlines,
  weeklyReportsDeadlines,
  supervisionDeadlines,
  superiorsDeadlines,
  screeningDeadlines,
  collectionsDeadlines,
  ownFormsDeadlines,
  hazardsDeadlines,
  lookBackDeadlines,
  filingsDeadlines,
  pledgesDeadlines,
  personnelDeadlines,
]
