import { mountAccountability } from '../modules/accountability/routes.ts'
import { mountAccounts } from '../modules/accounts/routes.ts'
import { mountAssignments } from '../modules/assignments/routes.ts'
import { mountAuditTrail } from '../modules/audit-trail/routes.ts'
import { mountBureauReports } from '../modules/bureau-reports/routes.ts'
import { mountCalendar } from '../modules/calendar/routes.ts'
import { mountCollections } from '../modules/collections/routes.ts'
import { mountComparisons } from '../modules/comparisons/routes.ts'
import { mountConcernRules } from '../modules/concern-rules/routes.ts'
import { mountConcerns } from '../modules/concerns/routes.ts'
import { mountConduct } from '../modules/conduct/routes.ts'
import { mountConsultationDecisions } from '../modules/consultation-decisions/routes.ts'
import { mountConsultations } from '../modules/consultations/routes.ts'
import { mountDelegations } from '../modules/delegations/routes.ts'
import { mountFilings } from '../modules/filings/routes.ts'
import { mountHazardLists } from '../modules/hazard-lists/routes.ts'
import { mountHazardPictures } from '../modules/hazard-pictures/routes.ts'
import { mountHazards } from '../modules/hazards/routes.ts'
import { mountImports } from '../modules/imports/routes.ts'
import { mountInbox } from '../modules/inbox/routes.ts'
import { mountIncidents } from '../modules/incidents/routes.ts'
import { mountInspections } from '../modules/inspections/routes.ts'
import { mountLeaving } from '../modules/leaving/routes.ts'
import { findLettersOn, mountLetters } from '../modules/letters/routes.ts'
import { mountLineDocuments } from '../modules/line-documents/routes.ts'
import { mountNotices } from '../modules/notices/routes.ts'
import { mountOrganisation } from '../modules/organisation/routes.ts'
import { mountOutcomes } from '../modules/outcomes/routes.ts'
import { mountOverview, mountOwed } from '../modules/overview/routes.ts'
import { mountOwnFile } from '../modules/own-file/routes.ts'
import { mountOwnForms } from '../modules/own-forms/routes.ts'
import { mountPaperSigning } from '../modules/paper-signing/routes.ts'
import { mountPersonnel } from '../modules/personnel/routes.ts'
import { mountPledges } from '../modules/pledges/routes.ts'
import { mountPosts } from '../modules/posts/routes.ts'
import { mountQuotas } from '../modules/quotas/routes.ts'
import { mountResponsibility } from '../modules/responsibility/routes.ts'
import { mountScreening } from '../modules/screening/routes.ts'
import { mountScreeningChecklists } from '../modules/screening-checklists/routes.ts'
import { mountSecondLooks } from '../modules/second-looks/routes.ts'
import { mountSignatures } from '../modules/signatures/routes.ts'
import { mountSigningDesk } from '../modules/signing-desk/routes.ts'
import { mountStaffingSettlement } from '../modules/staffing-settlement/routes.ts'
import { mountSuperiors } from '../modules/superiors/routes.ts'
import { mountSupervision } from '../modules/supervision/routes.ts'
import { mountTaskForces } from '../modules/task-forces/routes.ts'
import { mountTasks } from '../modules/tasks/routes.ts'
import { mountTransfers } from '../modules/transfers/routes.ts'
import { mountWeeklyReports } from '../modules/weekly-reports/routes.ts'
import { mountWordings } from '../modules/wordings/routes.ts'
import { mountPartUploads } from '../platform/files/part-uploads.ts'
import { mountUploads } from '../platform/files/upload.ts'
import type { Mount } from '../platform/http/mount.ts'
import { deadlines } from './deadlines.ts'
import { figures } from './figures.ts'
import { finds } from './finds.ts'
import { craft } from './jobs/commit-roster.ts'
import { releasables } from './jobs/releasables.ts'
import { mountJobs } from './jobs/routes.ts'
import { measures } from './measures.ts'
import { owed } from './owed.ts'
import { started } from './started.ts'
import { superiorFigures } from './superior-figures.ts'
import { todos } from './todos.ts'
import { weekLines } from './week-lines.ts'

/** Every module's endpoints. */
export function mountModules(mount: Mount): void {
  mountAccounts(mount)
  mountOrganisation(mount)
  mountAuditTrail(mount)
  mountPosts(mount)
  mountPersonnel(mount, finds)
  mountOwnFile(mount)
  mountTransfers(mount)
  mountQuotas(mount)
  mountAssignments(mount)
  mountResponsibility(mount, findLettersOn)
  mountStaffingSettlement(mount)
  mountWordings(mount)
  mountSignatures(mount)
  mountPledges(mount)
  mountPaperSigning(mount)
  mountSigningDesk(mount)
  mountLetters(mount)
  mountFilings(mount)
  mountHazards(mount)
  mountLineDocuments(mount)
  mountInspections(mount)
  mountIncidents(mount)
  mountLeaving(mount)
  mountOutcomes(mount)
  mountConduct(mount)
  mountAccountability(mount)
  mountHazardLists(mount)
  mountScreeningChecklists(mount)
  mountScreening(mount)
  mountCollections(mount)
  mountOwnForms(mount)
  mountHazardPictures(mount)
  mountTaskForces(mount)
  mountConsultations(mount)
  mountConsultationDecisions(mount)
  mountConcerns(mount)
  mountConcernRules(mount)
  mountSecondLooks(mount)
  mountWeeklyReports(mount, weekLines)
  mountBureauReports(mount)
  mountNotices(mount)
  mountTasks(mount)
  mountSupervision(mount)
  mountSuperiors(mount, { published: superiorFigures, releasables })
  mountOverview(mount, figures)
  mountOwed(mount, owed)
  mountComparisons(mount, measures, { figures, owed })
  mountCalendar(mount)
  mountDelegations(mount)
  mountInbox(mount, { todos, started, deadlines })
  mountUploads(mount)
  mountPartUploads(mount)
  mountImports(mount, craft)
  mountJobs(mount)
}
