import { actsAs, inUnits, openToGate, protect } from '../../platform/database/policies.ts'

/** Signing desks: a browser that a clerk has given over to one round; sessions opened there do nothing but sign. */
export const signingDesk = `
create table "signingDesks" (
  "bureauId" uuid not null, "id" uuid not null, "roundId" uuid not null, "unitSortKey" text collate "C" not null, "tokenDigest" text not null unique, "openedBy" uuid not null, "openedByName" text not null,
  "openedAt" timestamptz not null default now(), "endsAt" timestamptz not null, "closedAt" timestamptz, "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "roundId") references "signingRounds");
create index "signingDesksByRound" on "signingDesks" ("bureauId", "roundId", "openedAt" desc);
${protect('signingDesks', inUnits, `${inUnits} and ${actsAs('auxiliaryOffice', 'unitClerk')}`)}
${openToGate('signingDesks', 'select')}
alter table "sessions" add column "deskId" uuid;
create policy "signingRoundsGate" on "signingRounds" for select to mingze_gate using (true);
grant select ("bureauId", "id", "title", "closedAt") on "signingRounds" to mingze_gate;
create policy "signingRequestsGate" on "signingRequests" for select to mingze_gate using (true);
grant select ("bureauId", "id", "occasionId", "personId", "state", "unitSortKey") on "signingRequests" to mingze_gate;
`
