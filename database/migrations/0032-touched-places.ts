import { notePlaces } from '../../platform/database/kept-by-place.ts'
import { inBureau, inUnits } from '../../platform/database/policies.ts'

const ofUnits = [
  'units',
  'unitAppointments',
  'quotas',
  'people',
  'personNumbers',
  'signingRequests',
  'letters',
  'letterParties',
  'filings',
  'leavings',
]
const ofBureau = ['bureaus', 'posts', 'wordingVersions', 'chainTemplates', 'chainRulings', 'calendarYears', 'calendarDays']

/** 已变之处: every statement that changes what the front page counts leaves the places it wrote to; a day old they are swept. */
export const touchedPlaces = `
create table "touchedPlaces" ("bureauId" uuid not null, "xid" xid8 not null default pg_current_xact_id(), "unitSortKey" text collate "C", "at" timestamptz not null default now());
create index "touchedPlacesByXid" on "touchedPlaces" ("bureauId", "xid");
create index "touchedPlacesByAge" on "touchedPlaces" ("at");
alter table "touchedPlaces" enable row level security;
alter table "touchedPlaces" force row level security;
create policy "touchedPlacesRead" on "touchedPlaces" for select to mingze_app using (${inBureau} and ("unitSortKey" is null or ${inUnits}));
create policy "touchedPlacesInsert" on "touchedPlaces" for insert to mingze_app with check (${inBureau});
create policy "touchedPlacesOwner" on "touchedPlaces" to current_user using (true) with check (true);
grant select, insert on "touchedPlaces" to mingze_app;
create function "noteWritten"() returns trigger language plpgsql as $$ begin
  insert into "touchedPlaces" ("bureauId", "unitSortKey") select distinct "bureauId", "unitSortKey" from "written"; return null; end $$;
create function "noteMoved"() returns trigger language plpgsql as $$ begin
  insert into "touchedPlaces" ("bureauId", "unitSortKey") select "bureauId", "unitSortKey" from "written" union select "bureauId", "unitSortKey" from "before"; return null; end $$;
create function "noteBureaus"() returns trigger language plpgsql as $$ begin
  insert into "touchedPlaces" ("bureauId") select distinct "bureauId" from "written"; return null; end $$;
${ofUnits.map((table) => notePlaces(table, 'unit')).join('')}
${ofBureau.map((table) => notePlaces(table, 'bureau')).join('')}
`
