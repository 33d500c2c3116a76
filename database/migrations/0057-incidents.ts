import { actsAs, inUnits, protect } from '../../platform/database/policies.ts'

const business = actsAs('auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk')
const writers = actsAs('auxiliaryOffice', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk')
const [read, write] = [`${inUnits} and ${business}`, `${inUnits} and ${writers}`]
const tracks = `check ("track" in ('lawful', 'publicInformation', 'onSite'))`

/** 三同步 — events with three tracks, their steps, and statements version by version. */
export const incidents = `
create table "incidents" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "number" text not null, "unitId" uuid not null, "unitSortKey" text collate "C" not null, "title" text not null, "summary" text not null, "place" text not null, "happenedAt" timestamptz not null,
  "state" text not null default 'open' check ("state" in ('open', 'handled', 'reviewed')), "recordedBy" uuid not null, "recordedByName" text not null, "reviewText" text, "reviewedByName" text, "reviewedAt" timestamptz, "findings" int not null default 0,
  "createdAt" timestamptz not null default now(), "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "unitId") references "units", check (("state" = 'reviewed') = ("reviewedAt" is not null)));
create unique index "incidentsByNumber" on "incidents" ("bureauId", "number");
create index "incidentsByUnit" on "incidents" ("bureauId", "unitSortKey", "happenedAt" desc, "id");
create index "incidentsByTime" on "incidents" ("bureauId", "happenedAt" desc, "id");
create index "incidentsOpen" on "incidents" ("bureauId", "unitSortKey", "happenedAt") where "state" <> 'reviewed';
create table "incidentTracks" (
  "bureauId" uuid not null, "incidentId" uuid not null, "unitSortKey" text collate "C" not null, "track" text not null ${tracks}, "ownerId" uuid not null, "ownerName" text not null,
  primary key ("bureauId", "incidentId", "track"), foreign key ("bureauId", "incidentId") references "incidents");
create index "incidentTracksByOwner" on "incidentTracks" ("bureauId", "ownerId");
create table "incidentSteps" (
  "bureauId" uuid not null, "id" uuid not null, "incidentId" uuid not null, "unitSortKey" text collate "C" not null, "track" text not null ${tracks}, "takenAt" timestamptz not null, "text" text not null, "byName" text not null, "accountId" uuid not null, "recordedAt" timestamptz not null,
  primary key ("bureauId", "id"), foreign key ("bureauId", "incidentId") references "incidents");
create index "incidentStepsByIncident" on "incidentSteps" ("bureauId", "incidentId", "track", "takenAt");
create table "approvedStatements" (
  "bureauId" uuid not null, "id" uuid not null, "incidentId" uuid not null, "unitSortKey" text collate "C" not null, "number" int not null, "text" text not null, "isPublic" boolean not null, "state" text not null default 'draft' check ("state" in ('draft', 'approved', 'superseded')),
  "draftedBy" uuid not null, "draftedByName" text not null, "draftedAt" timestamptz not null, "approvedBy" uuid, "approvedByName" text, "approvedAt" timestamptz,
  primary key ("bureauId", "id"), foreign key ("bureauId", "incidentId") references "incidents", check ("approvedBy" is null or "approvedBy" <> "draftedBy"),
  check ("state" <> 'approved' or ("approvedBy" is not null and "approvedByName" is not null and "approvedAt" is not null)));
create unique index "approvedStatementsVersions" on "approvedStatements" ("bureauId", "incidentId", "number");
create unique index "approvedStatementsInForce" on "approvedStatements" ("bureauId", "incidentId") where "state" = 'approved';
create unique index "approvedStatementsDrafts" on "approvedStatements" ("bureauId", "incidentId") where "state" = 'draft';
${['incidents', 'incidentTracks', 'incidentSteps', 'approvedStatements'].map((table) => protect(table, read, write)).join('')}
`
