import { collectionsOwed } from '../modules/collections/owed.ts'
import { incidentsOwed } from '../modules/incidents/owed.ts'
import { inspectionsOwed } from '../modules/inspections/owed.ts'
import { ownFormsOwed } from '../modules/own-forms/owed.ts'
import { screeningOwed } from '../modules/screening/owed.ts'
import { supervisionOwed } from '../modules/supervision/owed.ts'
import { tasksOwed } from '../modules/tasks/owed.ts'
import { weeklyReportsOwed } from '../modules/weekly-reports/owed.ts'
import type { OwedDefinition } from '../platform/owed.ts'

/** What a unit owes anyone, of every module: the page 本单位应交 is this list. */
export const owed: readonly OwedDefinition[] = [
  tasksOwed,
  supervisionOwed,
  weeklyReportsOwed,
  screeningOwed,
  collectionsOwed,
  inspectionsOwed,
  incidentsOwed,
  ownFormsOwed,
]
