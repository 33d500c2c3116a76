import { actsAs, inBureau, inUnits, isOwnAccount, isPerson, openToGate, protect } from '../../platform/database/policies.ts'

/** Roles, bureaus, trail, idempotency, jobs, files. */
export const foundation = `
do $$ begin
  if not exists (select from pg_roles where rolname = 'mingze_app') then create role mingze_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'mingze_gate') then create role mingze_gate nologin; end if;
  if not exists (select from pg_roles where rolname = 'mingze_chainer') then create role mingze_chainer nologin; end if;
end $$;
grant mingze_app, mingze_gate, mingze_chainer to current_user;
grant usage on schema public to mingze_app, mingze_gate, mingze_chainer;

create table "bureaus" (
  "bureauId" uuid primary key, "name" text not null, "shortName" text not null, "isDemo" boolean not null default false,
  "contractWarningDays" int not null default 60, "createdAt" timestamptz not null default now(), "version" int not null default 1);
${protect('bureaus', 'true', actsAs('systemAdministrator', 'auxiliaryOffice'), 'select, update')}
${openToGate('bureaus', 'select')}

create table "events" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "seq" bigint generated always as identity, "at" timestamptz not null default clock_timestamp(),
  "accountId" uuid, "personId" uuid, "actorName" text not null, "role" text, "address" text not null, "verb" text not null, "result" text not null,
  "digest" text not null, "transactionId" xid8 not null default pg_current_xact_id(), primary key ("bureauId", "id"));
create unique index "eventsBySeq" on "events" ("seq");
create index "eventsByTime" on "events" ("bureauId", "at" desc, "seq" desc);
create index "eventsByVerb" on "events" ("bureauId", "verb", "at" desc);
create index "eventsByAccount" on "events" ("bureauId", "accountId", "at" desc);
create table "eventSubjects" (
  "bureauId" uuid not null, "eventId" uuid not null, "subjectId" uuid not null, "subjectKind" text not null, "unitSortKey" text collate "C", "at" timestamptz not null default clock_timestamp(),
  primary key ("bureauId", "eventId", "subjectId"), foreign key ("bureauId", "eventId") references "events");
create index "eventSubjectsBySubject" on "eventSubjects" ("bureauId", "subjectId", "at" desc);
create table "changes" (
  "bureauId" uuid not null, "eventId" uuid not null, "position" int not null, "subjectId" uuid, "field" text not null, "before" text, "after" text,
  "isSealed" boolean not null default false, "salt" text, "leaf" text not null, "unitSortKey" text collate "C",
  primary key ("bureauId", "eventId", "position"), foreign key ("bureauId", "eventId") references "events");
create index "changesBySubject" on "changes" ("bureauId", "subjectId", "eventId");
${protect('events', `${isOwnAccount} or ${actsAs('auditAdministrator')} or exists (select 1 from "eventSubjects" s where s."bureauId" = "events"."bureauId" and s."eventId" = "events"."id")`, 'true', 'select, insert')}
${protect('eventSubjects', `${isPerson('subjectId')} or ${actsAs('auditAdministrator')} or ${inUnits}`, 'true', 'select, insert')}
${protect('changes', `${isPerson('subjectId')} or ${inUnits}`, 'true', 'select, insert')}
${openToGate('events', 'select, insert')}
${openToGate('eventSubjects', 'insert')}
${openToGate('changes', 'insert')}

create table "trailLinks" (
  "position" bigint primary key, "bureauId" uuid not null, "eventId" uuid not null unique, "eventSeq" bigint not null,
  "previousHash" text not null, "hash" text not null, "linkedAt" timestamptz not null default clock_timestamp());
alter table "trailLinks" enable row level security;
alter table "trailLinks" force row level security;
create policy "trailLinksChain" on "trailLinks" to mingze_chainer using (true) with check (true);
create policy "trailLinksOwner" on "trailLinks" to current_user using (true) with check (true);
create policy "trailLinksRead" on "trailLinks" for select to mingze_app using (${inBureau} and ${actsAs('auditAdministrator')});
create policy "eventsChain" on "events" for select to mingze_chainer using (true);
create policy "eventSubjectsChain" on "eventSubjects" for select to mingze_chainer using (true);
create policy "changesChain" on "changes" for select to mingze_chainer using (true);
grant select on "events", "eventSubjects", "changes" to mingze_chainer;
grant select, insert on "trailLinks" to mingze_chainer;
grant select on "trailLinks" to mingze_app;

create table "idempotencyKeys" (
  "bureauId" uuid not null, "accountId" uuid not null, "key" text not null, "digest" text not null, "status" int not null, "reference" jsonb not null,
  "at" timestamptz not null default now(), primary key ("bureauId", "accountId", "key"));
create index "idempotencyKeysByTime" on "idempotencyKeys" ("at");
${protect('idempotencyKeys', isOwnAccount, isOwnAccount)}
${openToGate('idempotencyKeys', 'select, delete')}

create table "files" (
  "bureauId" uuid not null, "id" uuid not null, "accountId" uuid not null, "name" text not null, "mediaType" text not null, "size" int not null, "digest" text not null,
  "createdAt" timestamptz not null default now(), primary key ("bureauId", "id"));
${protect('files', isOwnAccount, isOwnAccount)}

create table "jobs" (
  "bureauId" uuid not null, "id" uuid not null, "accountId" uuid not null, "role" text not null, "kind" text not null, "title" text not null, "input" jsonb not null,
  "state" text not null default 'queued' check ("state" in ('queued', 'running', 'done', 'failed', 'cancelled')),
  "done" int not null default 0, "total" int not null default 0, "phase" text not null default '', "isCancelRequested" boolean not null default false,
  "failure" text, "result" jsonb, "fileId" uuid, "createdAt" timestamptz not null default now(), "startedAt" timestamptz, "heartbeatAt" timestamptz, "endedAt" timestamptz,
  primary key ("bureauId", "id"));
create index "jobsWaiting" on "jobs" ("createdAt") where "state" in ('queued', 'running');
create index "jobsByAccount" on "jobs" ("bureauId", "accountId", "createdAt" desc);
${protect('jobs', isOwnAccount, isOwnAccount)}
${openToGate('jobs', 'select, update')}
`
