import { notePlaces } from '../../platform/database/kept-by-place.ts'
import { actsAs, inLeadUnits, inUnits, protect } from '../../platform/database/policies.ts'

const business = actsAs('auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk')
const reach = `(${inUnits} or ${inLeadUnits}) and ${business}`
const states = `'toApprove', 'issued', 'received', 'answered', 'returned', 'closed', 'refused', 'withdrawn'`
const open = `"state" in ('toApprove', 'issued', 'received', 'returned', 'answered')`

/** 督办单 — in three colours, on tasks; one open slip per task and colour. */
export const supervision = `
create table "supervisionSlips" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "number" text, "color" text not null check ("color" in ('blue', 'yellow', 'red')),
  "taskId" uuid not null, "taskNumber" text not null, "taskTitle" text not null,
  "unitId" uuid not null, "unitName" text not null, "unitSortKey" text collate "C" not null, "leadName" text not null, "leadUnitSortKey" text collate "C" not null, "isOffice" boolean not null,
  "facts" text not null, "demand" text not null, "answerBy" date not null, "state" text not null check ("state" in (${states})),
  "draftedOn" date not null, "draftedBy" uuid not null, "draftedByPerson" uuid, "draftedByName" text not null, "approvedByName" text, "issuedOn" date,
  "receivedByName" text, "receivedAt" timestamptz, "answers" jsonb not null default '[]', "answeredOn" date, "isLate" boolean, "closedOn" date, "closedByName" text, "endReason" text,
  "createdAt" timestamptz not null default now(), "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "taskId") references "tasks", foreign key ("bureauId", "unitId") references "units",
  check (("number" is null) = ("issuedOn" is null)), check ("number" is not null or "state" in ('toApprove', 'refused', 'withdrawn')), check ("color" = 'red' or "number" is not null),
  check ("color" <> 'red' or "number" is null or "approvedByName" is not null), check ("state" not in ('received', 'answered', 'returned', 'closed') or "receivedAt" is not null), check ("state" <> 'closed' or jsonb_array_length("answers") > 0));
create unique index "supervisionSlipsByNumber" on "supervisionSlips" ("bureauId", "number");
create unique index "supervisionSlipsOpenOnce" on "supervisionSlips" ("bureauId", "taskId", "color") where ${open};
create index "supervisionSlipsByTask" on "supervisionSlips" ("bureauId", "taskId", "color", "issuedOn");
create index "supervisionSlipsByDay" on "supervisionSlips" ("bureauId", "draftedOn", "id");
create index "supervisionSlipsByUnit" on "supervisionSlips" ("bureauId", "unitSortKey", "draftedOn", "id");
create index "supervisionSlipsByLead" on "supervisionSlips" ("bureauId", "leadUnitSortKey", "draftedOn", "id");
create index "supervisionSlipsByAnswer" on "supervisionSlips" ("bureauId", "answerBy", "id");
create index "supervisionSlipsOwed" on "supervisionSlips" ("bureauId", "unitSortKey", "answerBy", "id") where "state" in ('issued', 'received', 'returned');
${protect('supervisionSlips', reach, reach)}
${notePlaces('supervisionSlips', 'unit')}
`
