import { actsAs, inUnits, protect } from '../../platform/database/policies.ts'

const office = actsAs('auxiliaryOffice')

/** Post catalogue with versions and duties, red lines, quotas. */
export const posts = `
create table "posts" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "name" text not null, "category" text not null check ("category" in ('duty', 'civilian')), "policeLine" text,
  "supervisionNote" text not null default '', "dutyCount" int not null default 0, "position" int not null, "isExample" boolean not null default false, "retiredOn" date, "version" int not null default 1,
  primary key ("bureauId", "id"));
create unique index "postsByName" on "posts" ("bureauId", "name") where "retiredOn" is null;
${protect('posts', 'true', office)}
create table "postVersions" (
  "bureauId" uuid not null, "id" uuid not null, "postId" uuid not null, "number" int not null, "state" text not null check ("state" in ('draft', 'inForce', 'superseded')),
  "name" text not null, "category" text not null, "supervisionNote" text not null default '', "fromOn" date, "toOn" date, "version" int not null default 1, "createdAt" timestamptz not null default now(),
  primary key ("bureauId", "id"), foreign key ("bureauId", "postId") references "posts");
create unique index "postVersionsByNumber" on "postVersions" ("bureauId", "postId", "number");
create unique index "postVersionsInForce" on "postVersions" ("bureauId", "postId") where "state" = 'inForce';
create unique index "postVersionsDraft" on "postVersions" ("bureauId", "postId") where "state" = 'draft';
${protect('postVersions', `"state" <> 'draft' or ${office}`, office)}
create table "postDuties" (
  "bureauId" uuid not null, "postVersionId" uuid not null, "position" int not null, "text" text not null, "redLineId" uuid, "redLineReason" text,
  primary key ("bureauId", "postVersionId", "position"), foreign key ("bureauId", "postVersionId") references "postVersions");
${protect('postDuties', 'true', office, 'select, insert, update, delete')}
create table "redLines" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "number" int not null, "wording" text not null, "basis" text not null, "keywords" text[] not null, "retiredOn" date, "version" int not null default 1,
  primary key ("bureauId", "id"));
create unique index "redLinesByNumber" on "redLines" ("bureauId", "number") where "retiredOn" is null;
${protect('redLines', 'true', office)}
create table "quotas" (
  "bureauId" uuid not null, "id" uuid not null, "unitId" uuid not null, "unitSortKey" text collate "C" not null, "postId" uuid not null, "headcount" int not null check ("headcount" >= 0),
  "fromOn" date not null, "toOn" date, "reference" text not null default '', "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "unitId") references "units", foreign key ("bureauId", "postId") references "posts", check ("toOn" is null or "toOn" > "fromOn"));
create unique index "quotasOpen" on "quotas" ("bureauId", "unitId", "postId") where "toOn" is null;
create index "quotasByUnit" on "quotas" ("bureauId", "unitSortKey", "postId", "fromOn");
${protect('quotas', inUnits, office)}
`
