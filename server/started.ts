import { collectionsStarted } from '../modules/collections/started.ts'
import { hazardsStarted } from '../modules/hazards/started.ts'
import { importsStarted } from '../modules/imports/started.ts'
import { incidentsStarted } from '../modules/incidents/started.ts'
import { inspectionsStarted } from '../modules/inspections/started.ts'
import { noticesStarted } from '../modules/notices/started.ts'
import { pledgesStarted } from '../modules/pledges/started.ts'
import { screeningStarted } from '../modules/screening/started.ts'
import { supervisionStarted } from '../modules/supervision/started.ts'
import { tasksStarted } from '../modules/tasks/started.ts'
import { transfersStarted } from '../modules/transfers/started.ts'
import type { StartedDefinition } from '../platform/started.ts'

/** What somebody may have set going, of every module: 我发起的 is these, as far as the caller began them. */
export const started: readonly StartedDefinition[] = [
  noticesStarted,
  tasksStarted,
  supervisionStarted,
  hazardsStarted,
  screeningStarted,
  collectionsStarted,
  incidentsStarted,
  inspectionsStarted,
  pledgesStarted,
  transfersStarted,
  importsStarted,
]
