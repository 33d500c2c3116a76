import { actsAs, isHeld, isSelf, protect } from '../../platform/database/policies.ts'

const inBureau = `(select nullif(current_setting('app.bureau', true), ''))::uuid`
const offices = actsAs('auxiliaryOffice', 'politicalOfficeLeader')

/**
 * 违规违纪核查、追责问责 — sealed proceedings on one pair of rails; their texts lie encrypted, each step is an entry that is never changed.
 * Rules are the bureau's and read by everybody; an outcome shows outside its file only while it is in force.
 */
export const conduct = `
create table "timeLimits" (
  "bureauId" uuid not null references "bureaus", "code" text not null, "number" int, "basis" text not null, "version" int not null default 1, primary key ("bureauId", "code"));
${protect('timeLimits', 'true', actsAs('politicalOfficeLeader'))}
create table "outcomeKinds" (
  "bureauId" uuid not null references "bureaus", "code" text not null, "name" text not null, "basis" text not null, "influenceMonths" int, "deciders" text[] not null,
  "isRetired" boolean not null default false, "version" int not null default 1, primary key ("bureauId", "code"));
${protect('outcomeKinds', 'true', offices)}
create table "proceedings" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "kind" text not null check ("kind" in ('conduct', 'accountability')), "number" text not null,
  "state" text not null check ("state" in ('reported', 'naming', 'finding', 'notifying', 'hearing', 'vetting', 'ending', 'deciding', 'serving', 'served', 'lapsed', 'withdrawn', 'unproven', 'notAdmitted')),
  "subjectSealed" text not null, "waitingSince" timestamptz, "dueOn" date, "remedy" text check ("remedy" in ('reviewAsked', 'reviewDecided', 'appealAsked', 'appealDecided')), "remedyDueOn" date,
  "admittedOn" date, "servedOn" date, "influenceUntil" date, "endedOn" date, "createdAt" timestamptz not null, "version" int not null default 1,
  primary key ("bureauId", "id"), check (("state" in ('lapsed', 'withdrawn', 'unproven', 'notAdmitted')) = ("endedOn" is not null)), check (("servedOn" is not null) or "state" not in ('served', 'lapsed')));
create unique index "proceedingsByNumber" on "proceedings" ("bureauId", "number");
create index "proceedingsByTime" on "proceedings" ("bureauId", "createdAt" desc, "id");
create index "proceedingsServed" on "proceedings" ("bureauId", "influenceUntil") where "state" = 'served';
${protect('proceedings', isHeld('id'), isHeld('id'))}
create table "proceedingEntries" (
  "bureauId" uuid not null, "id" uuid not null, "proceedingId" uuid not null, "kind" text not null, "position" int not null, "contentSealed" text not null,
  "ofId" uuid, "fileId" uuid, "at" timestamptz not null, "setAsideAt" timestamptz, primary key ("bureauId", "id"), foreign key ("bureauId", "proceedingId") references "proceedings");
create unique index "proceedingEntriesByPosition" on "proceedingEntries" ("bureauId", "proceedingId", "position");
${protect('proceedingEntries', isHeld('proceedingId'), isHeld('proceedingId'))}
create table "outcomes" (
  "bureauId" uuid not null, "id" uuid not null, "fileId" uuid not null, "personId" uuid not null, "contentSealed" text not null, "untilOn" date not null, "isSuspended" boolean not null default false,
  primary key ("bureauId", "id"), foreign key ("bureauId", "personId") references "people");
create index "outcomesByPerson" on "outcomes" ("bureauId", "personId");
create index "outcomesByFile" on "outcomes" ("bureauId", "fileId");
create index "outcomesByDay" on "outcomes" ("bureauId", "untilOn");
${protect('outcomes', `${offices} or ${isSelf('personId')} or ${isHeld('fileId')}`, isHeld('fileId'), 'select, insert, update, delete')}
create function "accountsToLend"("today" date) returns table ("accountId" uuid, "personId" uuid, "name" text, "unitName" text, "kind" text, "title" text, "roles" text[])
  language sql stable security definer set search_path = public as $$
  select a."accountId", a."personId", a."name", a."unitName", p."kind", coalesce(p."title", ''),
    coalesce((select array_agg(g."role") from "grants" g where g."bureauId" = a."bureauId" and g."accountId" = a."accountId" and g."confirmedAt" is not null and g."revokedAt" is null
      and g."fromOn" <= "today" and (g."toOn" is null or g."toOn" > "today")), '{}')
  from "accounts" a left join "people" p on p."bureauId" = a."bureauId" and p."id" = a."personId"
  where a."bureauId" = ${inBureau} and a."state" = 'open' and p."separatedOn" is null and p."voidedAt" is null $$;
`
