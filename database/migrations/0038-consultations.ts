import { notePlaces } from '../../platform/database/kept-by-place.ts'
import { actsAs, inUnits, isSelf, protect } from '../../platform/database/policies.ts'

const business = actsAs('auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk')
const whole = `((select nullif(current_setting('app.unitFrom', true), '')) ~ '^[0-9]{1,4}$' and ${business})`
const office = `(${whole} and ${actsAs('auxiliaryOffice')})`
const below = (table: string, reach = inUnits): string =>
  `exists (select 1 from "${table}" t where t."bureauId" = "consultations"."bureauId" and t."consultationId" = "consultations"."id" and ${reach})`

/** 专班、会商研判: who serves in a task force, its meetings on a cycle, their frozen agendas, minutes and decisions. */
export const consultations = `
create table "taskForces" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "name" text not null, "reference" text not null, "foundedOn" date not null, "dissolvedOn" date,
  "everyCount" int check ("everyCount" between 1 and 26), "everyUnit" text check ("everyUnit" in ('week', 'month')), "firstDueOn" date,
  "joinWords" text[] not null default '{政治处,网监,网络安全,控申,宣教}', "joinFrom" int not null default 40 check ("joinFrom" >= 1), "createdAt" timestamptz not null default now(), "version" int not null default 1,
  primary key ("bureauId", "id"), check ("dissolvedOn" is null or "dissolvedOn" > "foundedOn"), check (("everyCount" is null) = ("firstDueOn" is null) and ("everyCount" is null) = ("everyUnit" is null)));
create index "taskForcesByDay" on "taskForces" ("bureauId", "foundedOn" desc, "id");
${protect('taskForces', business, whole)}
create table "taskForceAppointments" (
  "bureauId" uuid not null, "id" uuid not null, "taskForceId" uuid not null, "personId" uuid not null, "personName" text not null, "personTitle" text,
  "duty" text not null check ("duty" in ('head', 'deputy', 'member', 'officeDirector', 'officeDeputy')), "fromOn" date not null, "toOn" date, "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "taskForceId") references "taskForces", check ("toOn" is null or "toOn" > "fromOn"));
create index "taskForceAppointmentsByForce" on "taskForceAppointments" ("bureauId", "taskForceId", "fromOn");
create index "taskForceAppointmentsByPerson" on "taskForceAppointments" ("bureauId", "personId", "fromOn");
create unique index "taskForceAppointmentsOpen" on "taskForceAppointments" ("bureauId", "taskForceId", "duty", "personId") where "toOn" is null;
create unique index "taskForceAppointmentsOne" on "taskForceAppointments" ("bureauId", "taskForceId", "duty") where "toOn" is null and "duty" in ('head', 'officeDirector');
${protect('taskForceAppointments', business, office)}
create table "consultations" (
  "bureauId" uuid not null, "id" uuid not null, "taskForceId" uuid not null, "meetingOn" date not null, "place" text not null, "chairId" uuid not null, "chairName" text not null, "chairTitle" text,
  "state" text not null default 'prepared' check ("state" in ('prepared', 'held', 'approved', 'cancelled')), "level" text check ("level" in ('general', 'serious', 'major')), "reasons" text, "number" text,
  "preparedBy" uuid not null, "preparedByName" text not null, "preparedAt" timestamptz not null, "writtenBy" uuid, "writtenByName" text, "writtenAt" timestamptz,
  "approvedBy" uuid, "approvedByName" text, "approvedAt" timestamptz, "cancelledByName" text, "cancelledAt" timestamptz, "cancelReason" text, "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "taskForceId") references "taskForces",
  check (("state" = 'approved') = ("number" is not null and "approvedAt" is not null and "level" is not null)), check ("approvedBy" is distinct from "writtenBy" or "approvedBy" is null), check (("state" = 'cancelled') = ("cancelReason" is not null)));
create unique index "consultationsByNumber" on "consultations" ("bureauId", "number") where "number" is not null;
create index "consultationsByDay" on "consultations" ("bureauId", "meetingOn" desc, "id");
create index "consultationsByForce" on "consultations" ("bureauId", "taskForceId", "meetingOn" desc, "id");
create table "consultationParticipants" (
  "bureauId" uuid not null, "consultationId" uuid not null, "unitId" uuid not null, "unitName" text not null, "unitSortKey" text collate "C" not null,
  "basis" text not null check ("basis" in ('leads', 'named', 'usesMany', 'chosen')), "attendance" text not null default 'expected' check ("attendance" in ('expected', 'present', 'absent')), "absenceReason" text,
  primary key ("bureauId", "consultationId", "unitId"), foreign key ("bureauId", "consultationId") references "consultations", check (("attendance" = 'absent') = ("absenceReason" is not null)));
create index "consultationParticipantsByUnit" on "consultationParticipants" ("bureauId", "unitSortKey", "consultationId");
create table "consultationPoints" (
  "bureauId" uuid not null, "id" uuid not null, "consultationId" uuid not null, "unitSortKey" text collate "C", "position" int not null, "kind" text not null check ("kind" in ('followUp', 'hazard', 'cause', 'other')),
  "title" text not null, "facts" text not null default '', "reasons" text[] not null default '{}', "hazardId" uuid, "decisionId" uuid, "minutes" text not null default '',
  primary key ("bureauId", "id"), foreign key ("bureauId", "consultationId") references "consultations");
create index "consultationPointsByMeeting" on "consultationPoints" ("bureauId", "consultationId", "position");
create table "consultationDecisions" (
  "bureauId" uuid not null, "id" uuid not null, "consultationId" uuid not null, "taskForceId" uuid not null, "pointId" uuid, "number" int not null, "kind" text not null check ("kind" in ('measure', 'task')), "text" text not null,
  "unitId" uuid not null, "unitName" text not null, "unitSortKey" text collate "C" not null, "hazardId" uuid, "hazardNumber" text, "measureId" uuid, "ownerId" uuid, "ownerName" text, "dueOn" date not null,
  "state" text not null default 'draft' check ("state" in ('draft', 'open', 'done', 'verified')), "doneBy" uuid, "doneByName" text, "doneAt" timestamptz, "doneNote" text,
  "verifiedBy" uuid, "verifiedByName" text, "verifiedAt" timestamptz, "returnReason" text, "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "consultationId") references "consultations", check (("kind" = 'measure') = ("hazardId" is not null)), check ("kind" = 'task' or "ownerId" is not null),
  check ("kind" = 'task' or "state" in ('draft', 'open')), check ("state" not in ('done', 'verified') or "doneAt" is not null), check (("state" = 'verified') = ("verifiedAt" is not null)), check ("verifiedBy" is null or "verifiedBy" <> "doneBy"));
create unique index "consultationDecisionsByNumber" on "consultationDecisions" ("bureauId", "consultationId", "number");
create index "consultationDecisionsByDay" on "consultationDecisions" ("bureauId", "dueOn" desc, "id");
create index "consultationDecisionsByUnit" on "consultationDecisions" ("bureauId", "unitSortKey", "dueOn" desc, "id");
create index "consultationDecisionsOpen" on "consultationDecisions" ("bureauId", "unitSortKey", "dueOn", "id") where "state" in ('open', 'done');
create index "consultationDecisionsByOwner" on "consultationDecisions" ("bureauId", "ownerId") where "state" = 'open';
create index "hazardsGrave" on "hazards" ("bureauId", "rectifyBy", "id") where "state" <> 'closed' and ("grade" = 'major' or "relapses" > 0);
${protect('consultations', `${whole} or ${isSelf('chairId')} or (${business} and (${below('consultationParticipants')} or ${below('consultationDecisions')})) or ${below('consultationDecisions', isSelf('ownerId'))}`, whole)}
${protect('consultationParticipants', `${inUnits} and ${business}`, whole, 'select, insert, update, delete')}
${protect(
  'consultationPoints',
  `${whole} or (${business} and ${inUnits}) or ("unitSortKey" is null and exists (select 1 from "consultations" c where c."bureauId" = "consultationPoints"."bureauId" and c."id" = "consultationPoints"."consultationId"))`,
  whole,
  'select, insert, update, delete',
)}
${protect('consultationDecisions', `(${inUnits} and ${business}) or ${isSelf('ownerId')}`, `(${inUnits} and ${business}) or ${isSelf('ownerId')}`, 'select, insert, update, delete')}
${notePlaces('consultationDecisions', 'unit')}
`
