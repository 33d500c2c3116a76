import { notePlaces } from '../../platform/database/kept-by-place.ts'
import { actsAs, protect } from '../../platform/database/policies.ts'

const business = actsAs('auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk')
const office = `((select nullif(current_setting('app.unitFrom', true), '')) ~ '^[0-9]{1,4}$' and ${actsAs('auxiliaryOffice')})`
const drafters = `((select nullif(current_setting('app.unitFrom', true), '')) ~ '^[0-9]{1,4}$' and ${actsAs('auxiliaryOffice', 'politicalOfficeLeader')})`
const read = `(${business} and "state" <> 'draft') or ${drafters}`
const ofNotice = (table: string): string =>
  `exists (select 1 from "notices" n where n."bureauId" = "${table}"."bureauId" and n."id" = "${table}"."noticeId")`
const units = `u."bureauId" = "bureau" and u."closedOn" is null and u."kind" <> 'bureau'`

/** 通知 — a notice, the clauses it was cut into, who leads, assists and answers for each, and the office's rulings on its gaps. */
export const notices = `
create table "notices" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "number" text not null, "title" text not null, "issuer" text not null, "issuedOn" date not null,
  "state" text not null default 'draft' check ("state" in ('draft', 'inForce', 'withdrawn')), "preamble" text not null, "closing" text not null, "annexes" jsonb not null default '[]',
  "fileId" uuid, "fileName" text, "fileDigest" text, "enteredByName" text not null, "enteredAt" timestamptz not null,
  "inForceOn" date, "inForceByName" text, "withdrawnOn" date, "withdrawnByName" text, "withdrawReason" text, "version" int not null default 1,
  primary key ("bureauId", "id"), check (("state" = 'draft') = ("inForceOn" is null)), check (("state" = 'withdrawn') = ("withdrawReason" is not null)));
create unique index "noticesByNumber" on "notices" ("bureauId", "number") where "state" <> 'withdrawn';
create index "noticesByDay" on "notices" ("bureauId", "issuedOn" desc, "id");
${protect('notices', read, office)}
create table "clauses" (
  "bureauId" uuid not null, "id" uuid not null, "noticeId" uuid not null, "position" int not null, "number" text not null, "section" text, "heading" text not null, "text" text not null,
  "leadUnitId" uuid, "leadWords" text, "deliverables" jsonb not null default '[]', "dueOn" date, "cycle" text check ("cycle" in ('weekly', 'monthly')), "cycleDay" int, "dueReason" text, "dispatchedOn" date, "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "noticeId") references "notices", foreign key ("bureauId", "leadUnitId") references "units",
  check (("cycle" is null) = ("cycleDay" is null)), check ("cycleDay" between 1 and case "cycle" when 'weekly' then 7 else 31 end), check ("dueOn" is null or "cycle" is null));
create index "clausesByNotice" on "clauses" ("bureauId", "noticeId", "position");
create index "clausesByLead" on "clauses" ("bureauId", "leadUnitId");
${protect('clauses', ofNotice('clauses'), office, 'select, insert, update, delete')}
create table "clauseParties" (
  "bureauId" uuid not null, "id" uuid not null, "noticeId" uuid not null, "clauseId" uuid not null, "part" text not null check ("part" in ('assisting', 'responsible')), "position" int not null default 0,
  "groupName" text check ("groupName" in ('stationsAndDirectUnits', 'stations', 'directUnits', 'usingUnits')), "unitId" uuid, "words" text,
  primary key ("bureauId", "id"), foreign key ("bureauId", "clauseId") references "clauses" on delete cascade, foreign key ("bureauId", "unitId") references "units",
  check (num_nonnulls("groupName", "unitId", "words") >= 1 and ("words" is null or num_nonnulls("groupName", "unitId") = 0)));
create unique index "clausePartiesByUnit" on "clauseParties" ("bureauId", "clauseId", "part", "unitId") where "unitId" is not null;
create index "clausePartiesByNotice" on "clauseParties" ("bureauId", "noticeId");
create index "clausePartiesOfUnit" on "clauseParties" ("bureauId", "unitId");
${protect('clauseParties', ofNotice('clauseParties'), office, 'select, insert, update, delete')}
create table "noticeFindings" (
  "bureauId" uuid not null, "id" uuid not null, "noticeId" uuid not null, "key" text not null, "words" text not null, "ruling" text not null, "ruledByName" text not null, "ruledAt" timestamptz not null, "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "noticeId") references "notices");
create unique index "noticeFindingsByKey" on "noticeFindings" ("bureauId", "noticeId", "key");
${protect('noticeFindings', ofNotice('noticeFindings'), office)}
create function "unitsOfGroup"("bureau" uuid, "group" text, "today" date) returns table ("unitId" uuid) language sql stable security definer set search_path = public as $$
  select u."id" from "units" u where ${units} and (
    ("group" in ('stationsAndDirectUnits', 'stations') and u."kind" = 'policeStation')
    or ("group" in ('stationsAndDirectUnits', 'directUnits') and u."kind" in ('division', 'office'))
    or ("group" = 'usingUnits' and exists (select 1 from "people" p where p."bureauId" = u."bureauId" and p."unitId" = u."id" and p."kind" = 'auxiliary' and p."voidedAt" is null and (p."separatedOn" is null or p."separatedOn" > "today")))) $$;
create function "unitNamed"("unit" uuid) returns table ("name" text, "unitSortKey" text) language sql stable security definer set search_path = public as $$
  select u."name", u."unitSortKey" from "units" u where u."bureauId" = (select nullif(current_setting('app.bureau', true), ''))::uuid and u."id" = "unit" and u."closedOn" is null $$;
create function "nameOfUnit"("unit" uuid) returns text language sql stable security definer set search_path = public as $$
  select u."name" from "units" u where u."bureauId" = (select nullif(current_setting('app.bureau', true), ''))::uuid and u."id" = "unit" $$;
${notePlaces('notices', 'bureau')}
${notePlaces('clauses', 'bureau')}
`
