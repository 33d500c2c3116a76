import { notePlaces } from '../../platform/database/kept-by-place.ts'
import { actsAs, inLeadUnits, inUnits, isSelf, protect } from '../../platform/database/policies.ts'

const business = actsAs('auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk')
const reach = `((${inUnits} or ${inLeadUnits}) and ${business}) or ${isSelf('ownerId')}`
const ofTask = (table: string): string =>
  `(${inUnits} and ${business}) or exists (select 1 from "tasks" t where t."bureauId" = "${table}"."bureauId" and t."id" = "${table}"."taskId")`
const sources = `'clause', 'consultation', 'inspection', 'incident', 'supervision', 'other'`
const states = `'dispatched', 'objected', 'acknowledged', 'underway', 'returned', 'concluded', 'checked', 'archived', 'withdrawn'`
const open = `"state" not in ('concluded', 'checked', 'archived', 'withdrawn')`

/** 任务 — what one unit has to do by when, for whom it is led, every step of it and its evidence. */
export const tasks = `
create table "tasks" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "number" text not null, "source" text not null check ("source" in (${sources})), "sourceId" uuid,
  "noticeId" uuid, "noticeNumber" text, "clauseId" uuid, "clauseNumber" text, "title" text not null, "text" text not null, "needsEvidence" boolean not null default true,
  "part" text not null default 'responsible' check ("part" in ('responsible', 'assisting')), "unitId" uuid not null, "unitName" text not null, "unitSortKey" text collate "C" not null, "leadUnitId" uuid not null, "leadName" text not null, "leadUnitSortKey" text collate "C" not null, "isOffice" boolean not null default false,
  "period" text, "nominalOn" date, "dueOn" date, "wasLate" boolean not null default false, "state" text not null default 'dispatched' check ("state" in (${states})),
  "dispatchedOn" date not null, "dispatchedByName" text not null, "acknowledgeBy" date, "acknowledgedOn" date, "ownerId" uuid, "ownerName" text,
  "objectionReason" text, "objectionUnit" text, "objectedBy" uuid, "objectedByPerson" uuid, "objectedByName" text, "reassignedTo" uuid,
  "concludedOn" date, "concludedBy" uuid, "concludedByPerson" uuid, "isLate" boolean, "checkedOn" date, "checkedBy" uuid, "archivedOn" date, "withdrawnOn" date,
  "extensions" int not null default 0, "extensionDay" date, "extensionReason" text, "extensionBy" uuid, "extensionByPerson" uuid, "extensionByName" text,
  "escalatedTo" text check ("escalatedTo" in ('leaderInCharge', 'unitHead', 'overseeingBureauLeader', 'politicalOfficeLeader')), "urgedOn" date, "movedOn" date not null, "files" int not null default 0,
  "createdAt" timestamptz not null default now(), "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "unitId") references "units", foreign key ("bureauId", "leadUnitId") references "units", foreign key ("bureauId", "clauseId") references "clauses",
  check ("state" not in ('concluded', 'checked', 'archived') or ("concludedOn" is not null and "isLate" is not null)), check (("state" = 'objected') = ("objectionReason" is not null)), check ("checkedBy" is distinct from "concludedBy" or "checkedBy" is null));
create unique index "tasksByNumber" on "tasks" ("bureauId", "number");
create unique index "tasksOnce" on "tasks" ("bureauId", "clauseId", "unitId", "part", "period") nulls not distinct where "clauseId" is not null;
create index "tasksByNotice" on "tasks" ("bureauId", "noticeId", "clauseId", "unitSortKey");
create index "tasksOpen" on "tasks" ("bureauId", "unitSortKey", "dueOn", "id") where ${open};
create index "tasksOpenByDay" on "tasks" ("bureauId", "dueOn", "id") where ${open};
create index "tasksByDueDay" on "tasks" ("bureauId", "dueOn") where "state" <> 'withdrawn';
create index "tasksByDay" on "tasks" ("bureauId", "dispatchedOn", "id");
create index "tasksByUnit" on "tasks" ("bureauId", "unitSortKey", "dispatchedOn", "id");
create index "tasksByLead" on "tasks" ("bureauId", "leadUnitSortKey", "state", "dueOn", "id");
create index "tasksByOwner" on "tasks" ("bureauId", "ownerId") where "ownerId" is not null;
create index "tasksConcluded" on "tasks" ("bureauId", "unitSortKey", "concludedOn") where "concludedOn" is not null;
create index "tasksUnanswered" on "tasks" ("bureauId", "unitSortKey", "acknowledgeBy") where "state" = 'dispatched';
create index "tasksBySource" on "tasks" ("bureauId", "sourceId") where "sourceId" is not null;
${protect('tasks', reach, reach)}
create table "taskSteps" (
  "bureauId" uuid not null, "id" uuid not null, "taskId" uuid not null, "unitSortKey" text collate "C" not null, "position" int not null,
  "act" text not null, "note" text, "dueOn" date, "byName" text not null, "byRole" text, "accountId" uuid, "at" timestamptz not null,
  primary key ("bureauId", "id"), foreign key ("bureauId", "taskId") references "tasks");
create unique index "taskStepsByPosition" on "taskSteps" ("bureauId", "taskId", "position");
create index "taskStepsConcluded" on "taskSteps" ("bureauId", "unitSortKey", "at") where "act" = 'concluded';
create table "taskEvidence" (
  "bureauId" uuid not null, "id" uuid not null, "taskId" uuid not null, "unitSortKey" text collate "C" not null, "stepId" uuid not null,
  "fileId" uuid not null, "fileName" text not null, "mediaType" text not null, "fileSize" int not null, "fileDigest" text not null, "isDeclaredUnclassified" boolean not null check ("isDeclaredUnclassified"),
  primary key ("bureauId", "id"), foreign key ("bureauId", "taskId") references "tasks");
create index "taskEvidenceByTask" on "taskEvidence" ("bureauId", "taskId");
${protect('taskSteps', ofTask('taskSteps'), ofTask('taskSteps'), 'select, insert')}
${protect('taskEvidence', ofTask('taskEvidence'), ofTask('taskEvidence'), 'select, insert')}
${notePlaces('tasks', 'unit')}
alter table "bureaus" add "taskAcknowledgeDays" int not null default 3 check ("taskAcknowledgeDays" between 1 and 60), add "taskEscalationDays" int check ("taskEscalationDays" between 1 and 250);
`
