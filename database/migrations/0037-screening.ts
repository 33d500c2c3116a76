import { notePlaces } from '../../platform/database/kept-by-place.ts'
import { actsAs, inUnits, protect } from '../../platform/database/policies.ts'

const business = actsAs('auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk')
const answering = actsAs('auxiliaryOffice', 'unitClerk', 'unitHead', 'leaderInCharge')

/** 隐患排查: checklists by version, rounds, one return a unit, and which hazard each finding opened. */
export const screening = `
create table "screeningChecklists" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "number" int not null, "state" text not null default 'draft' check ("state" in ('draft', 'inForce', 'superseded')),
  "questions" jsonb not null, "note" text not null default '', "draftedByName" text not null, "draftedAt" timestamptz not null, "inForceOn" date, "inForceByName" text, "version" int not null default 1,
  primary key ("bureauId", "id"), check (("state" = 'draft') = ("inForceOn" is null)));
create unique index "screeningChecklistsByNumber" on "screeningChecklists" ("bureauId", "number");
create unique index "screeningChecklistsOnce" on "screeningChecklists" ("bureauId", "state") where "state" <> 'superseded';
${protect('screeningChecklists', business, actsAs('auxiliaryOffice'))}
create table "screeningRounds" (
  "bureauId" uuid not null, "id" uuid not null, "serialNumber" text not null, "title" text not null, "checklistId" uuid not null, "unitSortKey" text collate "C" not null,
  "openedOn" date not null, "dueOn" date not null, "openedByName" text not null, "closedAt" timestamptz, "closedByName" text, "closeReason" text, "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "checklistId") references "screeningChecklists", check ("dueOn" >= "openedOn"));
create unique index "screeningRoundsByNumber" on "screeningRounds" ("bureauId", "serialNumber");
create index "screeningRoundsByTime" on "screeningRounds" ("bureauId", "openedOn" desc, "id" desc);
create table "screeningReturns" (
  "bureauId" uuid not null, "id" uuid not null, "roundId" uuid not null, "unitId" uuid not null, "unitSortKey" text collate "C" not null,
  "state" text not null default 'waiting' check ("state" in ('waiting', 'submitted', 'returned', 'confirmed')), "answers" jsonb not null default '[]',
  "openedOn" date not null, "dueOn" date not null, "extendReason" text, "firstSubmittedAt" timestamptz, "isLate" boolean not null default false, "isNil" boolean not null default false, "found" int not null default 0, "hazards" int not null default 0,
  "submittedBy" uuid, "submittedByName" text, "submittedAt" timestamptz, "confirmedBy" uuid, "confirmedByName" text, "confirmedAt" timestamptz, "returnedByName" text, "returnedAt" timestamptz, "returnReason" text, "closedAt" timestamptz, "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "roundId") references "screeningRounds", foreign key ("bureauId", "unitId") references "units",
  check (("state" = 'waiting') = ("firstSubmittedAt" is null)), check ("confirmedBy" is null or "confirmedBy" is distinct from "submittedBy"));
create unique index "screeningReturnsOnce" on "screeningReturns" ("bureauId", "roundId", "unitId");
create index "screeningReturnsByRound" on "screeningReturns" ("bureauId", "roundId", "unitSortKey");
create index "screeningReturnsByUnit" on "screeningReturns" ("bureauId", "unitSortKey", "openedOn", "id");
create index "screeningReturnsOpen" on "screeningReturns" ("bureauId", "unitSortKey", "dueOn") where "closedAt" is null;
${protect('screeningReturns', `${inUnits} and ${business}`, `${inUnits} and ${answering}`)}
${protect('screeningRounds', `${business} and (${inUnits} or exists (select 1 from "screeningReturns" r where r."bureauId" = "screeningRounds"."bureauId" and r."roundId" = "screeningRounds"."id"))`, `${inUnits} and ${actsAs('auxiliaryOffice')}`)}
create table "screeningFindings" (
  "bureauId" uuid not null, "id" uuid not null, "returnId" uuid not null, "unitSortKey" text collate "C" not null, "questionId" uuid not null, "hazardId" uuid not null, "hazardNumber" text not null, "title" text not null, "description" text not null,
  primary key ("bureauId", "id"), foreign key ("bureauId", "returnId") references "screeningReturns", foreign key ("bureauId", "hazardId") references "hazards");
create index "screeningFindingsByReturn" on "screeningFindings" ("bureauId", "returnId");
create unique index "screeningFindingsByHazard" on "screeningFindings" ("bureauId", "hazardId");
${protect('screeningFindings', `${inUnits} and ${business}`, `${inUnits} and ${answering}`, 'select, insert')}
${notePlaces('screeningReturns', 'unit')}
`
