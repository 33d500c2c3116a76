import { actsAs, inUnits, isPerson, isSelf, protect } from '../../platform/database/policies.ts'

/** 备案: what changed in post, lead officer and leader is lodged with the office, which accepts or returns it. */
export const filings = `
alter table "bureaus" add column "filingDays" int check ("filingDays" between 1 and 60);
alter table "bureaus" add column "filingsFrom" timestamptz not null default now();
alter table "assignments" add column "filedAt" timestamptz;
create table "filings" (
  "bureauId" uuid not null, "id" uuid not null, "assignmentId" uuid not null, "change" text not null check ("change" in ('begun', 'ended')), "aspect" text not null check ("aspect" in ('post', 'leadOfficer', 'leaderInCharge')),
  "personId" uuid not null, "unitId" uuid not null, "unitSortKey" text collate "C" not null, "beforeName" text, "afterName" text, "reason" text not null default '', "changedOn" date not null, "openedOn" date not null, "dueOn" date,
  "state" text not null default 'open' check ("state" in ('open', 'lodged', 'returned', 'accepted', 'withdrawn')), "note" text not null default '', "serialNumber" text, "isLate" boolean not null default false,
  "lodgedBy" uuid, "lodgedByName" text, "lodgedAt" timestamptz, "answeredBy" uuid, "answeredByName" text, "answeredAt" timestamptz, "answer" text, "createdAt" timestamptz not null default now(), "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "personId") references "people", foreign key ("bureauId", "assignmentId") references "assignments", check ("answeredBy" is null or "answeredBy" is distinct from "lodgedBy"));
create unique index "filingsOnce" on "filings" ("bureauId", "assignmentId", "change");
create unique index "filingsByNumber" on "filings" ("bureauId", "serialNumber") where "serialNumber" is not null;
create index "filingsByUnit" on "filings" ("bureauId", "unitSortKey", "openedOn" desc, "id");
create index "filingsByTime" on "filings" ("bureauId", "openedOn" desc, "id");
create index "filingsByPerson" on "filings" ("bureauId", "personId", "openedOn" desc);
create index "filingsWaiting" on "filings" ("bureauId", "unitSortKey", "dueOn") where "state" in ('open', 'returned');
create index "assignmentsByRecord" on "assignments" ("bureauId", "recordedAt") where "eventId" is not null;
${protect('filings', `${inUnits} or ${isPerson('personId')} or ${isSelf('personId')}`, `${inUnits} and ${actsAs('auxiliaryOffice', 'unitClerk')}`, 'select, update')}
`
