import { actsAs, inUnits, protect } from '../../platform/database/policies.ts'

const writable = `${inUnits} and ${actsAs('auxiliaryOffice', 'unitClerk')}`

/** 离岗手续: what somebody who leaves hands over, gives back and signs. Who had left before is not asked any more. */
export const leaving = `
create table "leavings" (
  "bureauId" uuid not null, "id" uuid not null, "personId" uuid not null, "unitId" uuid not null, "unitSortKey" text collate "C" not null, "separatedOn" date not null, "isAnnounced" boolean not null,
  "state" text not null default 'open' check ("state" in ('open', 'complete', 'withdrawn')), "startedByName" text not null, "endedBy" uuid, "endedByName" text, "endedAt" timestamptz, "endReason" text,
  "createdAt" timestamptz not null default now(), "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "personId") references "people", check (("state" = 'open') = ("endedAt" is null)), check ("state" <> 'complete' or not "isAnnounced"));
create unique index "leavingsOpen" on "leavings" ("bureauId", "personId") where "state" = 'open';
create unique index "leavingsOnce" on "leavings" ("bureauId", "personId", "separatedOn") where not "isAnnounced";
create index "leavingsByUnit" on "leavings" ("bureauId", "unitSortKey", "separatedOn" desc, "id");
create index "leavingsByDay" on "leavings" ("bureauId", "separatedOn" desc, "id");
create table "leavingSteps" (
  "bureauId" uuid not null, "leavingId" uuid not null, "unitSortKey" text collate "C" not null, "step" text not null check ("step" in ('letters', 'assignments', 'carriers', 'undertaking', 'account')),
  "doneAt" timestamptz, "doneBy" uuid, "doneByName" text, "note" text not null default '',
  primary key ("bureauId", "leavingId", "step"), foreign key ("bureauId", "leavingId") references "leavings", check (("doneAt" is null) = ("doneByName" is null)), check ("doneBy" is null or "note" <> ''));
insert into "leavings" ("bureauId", "id", "personId", "unitId", "unitSortKey", "separatedOn", "isAnnounced", "state", "startedByName", "endedByName", "endedAt", "endReason")
  select "bureauId", gen_random_uuid(), "id", "unitId", "unitSortKey", "separatedOn", false, 'withdrawn', '系统', '系统', now(), '启用离岗手续以前已离岗' from "people" where "separatedOn" is not null and "voidedAt" is null;
create index "peopleSeparated" on "people" ("bureauId", "separatedOn") where "separatedOn" is not null;
${protect('leavings', inUnits, writable)}
${protect('leavingSteps', inUnits, writable)}
`
