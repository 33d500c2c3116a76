import type { AccountsTables } from '../modules/accounts/tables.ts'
import type { BureauReportsTables } from '../modules/bureau-reports/tables.ts'
import type { CalendarTables } from '../modules/calendar/tables.ts'
import type { CollectionsTables } from '../modules/collections/tables.ts'
import type { ConcernRulesTables } from '../modules/concern-rules/tables.ts'
import type { ConcernsTables } from '../modules/concerns/tables.ts'
import type { ConductTables } from '../modules/conduct/tables.ts'
import type { ConsultationDecisionsTables } from '../modules/consultation-decisions/tables.ts'
import type { ConsultationsTables } from '../modules/consultations/tables.ts'
import type { FilingsTables } from '../modules/filings/tables.ts'
import type { FrozenFormsTables } from '../modules/frozen-forms/tables.ts'
import type { HazardsTables } from '../modules/hazards/tables.ts'
import type { ImportsTables } from '../modules/imports/tables.ts'
import type { IncidentsTables } from '../modules/incidents/tables.ts'
import type { InspectionsTables } from '../modules/inspections/tables.ts'
import type { LeavingTables } from '../modules/leaving/tables.ts'
import type { LettersTables } from '../modules/letters/tables.ts'
import type { LineDocumentsTables } from '../modules/line-documents/tables.ts'
import type { NoticesTables } from '../modules/notices/tables.ts'
import type { OrganisationTables } from '../modules/organisation/tables.ts'
import type { OutcomesTables } from '../modules/outcomes/tables.ts'
import type { OwnFormsTables } from '../modules/own-forms/tables.ts'
import type { PaperSigningTables } from '../modules/paper-signing/tables.ts'
import type { PersonnelTables } from '../modules/personnel/tables.ts'
import type { PledgesTables } from '../modules/pledges/tables.ts'
import type { PostsTables } from '../modules/posts/tables.ts'
import type { QuotasTables } from '../modules/quotas/tables.ts'
import type { ResponsibilityTables } from '../modules/responsibility/tables.ts'
import type { ScreeningTables } from '../modules/screening/tables.ts'
import type { ScreeningChecklistsTables } from '../modules/screening-checklists/tables.ts'
import type { SecondLooksTables } from '../modules/second-looks/tables.ts'
import type { SignaturesTables } from '../modules/signatures/tables.ts'
import type { SigningDeskTables } from '../modules/signing-desk/tables.ts'
import type { SuperiorsTables } from '../modules/superiors/tables.ts'
import type { SupervisionTables } from '../modules/supervision/tables.ts'
import type { TaskForcesTables } from '../modules/task-forces/tables.ts'
import type { TasksTables } from '../modules/tasks/tables.ts'
import type { WeeklyReportsTables } from '../modules/weekly-reports/tables.ts'
import type { WordingsTables } from '../modules/wordings/tables.ts'
import type { DelegatedTables } from '../platform/access/delegated.ts'
import type { SealedFilesTables } from '../platform/access/sealed-files.ts'
import type { AuditTables } from '../platform/audit/tables.ts'
import type { TouchedPlacesTables } from '../platform/database/kept-by-place.ts'
import type { SerialNumberTables } from '../platform/database/serial-number.ts'
import type { FilesTables } from '../platform/files/tables.ts'
import type { HttpTables } from '../platform/http/tables.ts'
import type { JobsTables } from '../platform/jobs/tables.ts'

/** All tables of the database, joined from the modules that own them. */
export type Database = AuditTables &
  HttpTables &
  FilesTables &
  JobsTables &
  SerialNumberTables &
  TouchedPlacesTables &
  SealedFilesTables &
  DelegatedTables &
  AccountsTables &
  CalendarTables &
  OrganisationTables &
  PostsTables &
  QuotasTables &
  PersonnelTables &
  ResponsibilityTables &
  ImportsTables &
  CollectionsTables &
  OwnFormsTables &
  FrozenFormsTables &
  WordingsTables &
  SignaturesTables &
  PledgesTables &
  SigningDeskTables &
  PaperSigningTables &
  LeavingTables &
  LineDocumentsTables &
  InspectionsTables &
  IncidentsTables &
  LettersTables &
  FilingsTables &
  HazardsTables &
  OutcomesTables &
  ConductTables &
  ScreeningChecklistsTables &
  ScreeningTables &
  TaskForcesTables &
  ConsultationsTables &
  ConsultationDecisionsTables &
  ConcernRulesTables &
  ConcernsTables &
  SecondLooksTables &
  WeeklyReportsTables &
  BureauReportsTables &
  NoticesTables &
  TasksTables &
  SupervisionTables &
  SuperiorsTables
