import { actsAs, protect } from '../../platform/database/policies.ts'

const keepers = actsAs('auxiliaryOffice', 'systemAdministrator')

/** The working calendar; how far each settlement has followed the trail; which results of jobs were taken. */
export const calendar = `
create table "calendarYears" (
  "bureauId" uuid not null references "bureaus", "year" int not null check ("year" between 2000 and 2100), "source" text not null check ("source" in ('stateCouncil', 'hand')),
  "loadedBy" uuid not null, "loadedByName" text not null, "loadedAt" timestamptz not null, "version" int not null default 1, primary key ("bureauId", "year"));
${protect('calendarYears', 'true', keepers)}

create table "calendarDays" (
  "bureauId" uuid not null, "on" date not null, "year" int generated always as (extract(year from "on")::int) stored, "isWorkday" boolean not null, "note" text not null,
  primary key ("bureauId", "on"), foreign key ("bureauId", "year") references "calendarYears", check ("isWorkday" <> (extract(isodow from "on") < 6)));
create index "calendarDaysByYear" on "calendarDays" ("bureauId", "year");
${protect('calendarDays', 'true', keepers, 'select, insert, update, delete')}

create table "reactionCursors" ("bureauId" uuid not null references "bureaus", "name" text not null, "position" bigint not null, primary key ("bureauId", "name"));
alter table "reactionCursors" enable row level security;
alter table "reactionCursors" force row level security;
create policy "reactionCursorsOwner" on "reactionCursors" to current_user using (true) with check (true);

alter table "jobs" add column "openedAt" timestamptz;
`
