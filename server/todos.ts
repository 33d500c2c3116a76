import { accountsTodos } from '../modules/accounts/todos.ts'
import { bureauReportsTodos } from '../modules/bureau-reports/todos.ts'
import { calendarTodos } from '../modules/calendar/todos.ts'
import { collectionsTodos } from '../modules/collections/todos.ts'
import { concernsTodos } from '../modules/concerns/todos.ts'
import { conductTodos } from '../modules/conduct/todos.ts'
import { consultationDecisionsTodos } from '../modules/consultation-decisions/todos.ts'
import { consultationsTodos } from '../modules/consultations/todos.ts'
import { delegationsTodos } from '../modules/delegations/todos.ts'
import { filingsTodos } from '../modules/filings/todos.ts'
import { hazardsTodos } from '../modules/hazards/todos.ts'
import { importsTodos } from '../modules/imports/todos.ts'
import { incidentsTodos } from '../modules/incidents/todos.ts'
import { inspectionsTodos } from '../modules/inspections/todos.ts'
import { leavingTodos } from '../modules/leaving/todos.ts'
import { lettersTodos } from '../modules/letters/todos.ts'
import { lineDocumentsTodos } from '../modules/line-documents/todos.ts'
import { ownFileTodos } from '../modules/own-file/todos.ts'
import { ownFormsTodos } from '../modules/own-forms/todos.ts'
import { pledgesTodos } from '../modules/pledges/todos.ts'
import { screeningTodos } from '../modules/screening/todos.ts'
import { secondLooksTodos } from '../modules/second-looks/todos.ts'
import { signaturesTodos } from '../modules/signatures/todos.ts'
import { superiorsTodos } from '../modules/superiors/todos.ts'
import { supervisionTodos } from '../modules/supervision/todos.ts'
import { tasksTodos } from '../modules/tasks/todos.ts'
import { transfersTodos } from '../modules/transfers/todos.ts'
import { weeklyReportsTodos } from '../modules/weekly-reports/todos.ts'
import { wordingsTodos } from '../modules/wordings/todos.ts'
import type { TodoDefinition } from '../platform/todos.ts'
import { jobsTodos } from './jobs/todos.ts'

/** What waits for somebody, of every module: the in-box is this list in the caller's scope. On the same day the order is this one. */
export const todos: readonly TodoDefinition[] = [
  ...signaturesTodos,
  ...lettersTodos,
  ...ownFileTodos,
  ...delegationsTodos,
  ...transfersTodos,
  ...importsTodos,
  ...accountsTodos,
  ...calendarTodos,
  ...wordingsTodos,
  ...weeklyReportsTodos,
  ...bureauReportsTodos,
  ...superiorsTodos,
  ...filingsTodos,
  ...screeningTodos,
  ...collectionsTodos,
  ...ownFormsTodos,
  ...lineDocumentsTodos,
  ...inspectionsTodos,
  ...incidentsTodos,
  ...leavingTodos,
  ...conductTodos,
  ...hazardsTodos,
  ...supervisionTodos,
  ...tasksTodos,
  ...consultationsTodos,
  ...consultationDecisionsTodos,
  ...concernsTodos,
  ...secondLooksTodos,
  ...pledgesTodos,
  ...jobsTodos,
]
