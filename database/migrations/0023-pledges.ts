import { actsAs, inUnits, protect } from '../../platform/database/policies.ts'

/** Signing rounds: who is asked to sign which text, from when to when. */
export const pledges = `
create table "signingRounds" (
  "bureauId" uuid not null, "id" uuid not null, "serialNumber" text not null, "title" text not null, "wordingId" uuid not null, "versionId" uuid not null, "audience" jsonb not null, "isStanding" boolean not null,
  "unitSortKey" text collate "C" not null, "fromOn" date not null, "dueOn" date, "openedBy" uuid not null, "openedByName" text not null, "openedAt" timestamptz not null default now(),
  "closedBy" uuid, "closedByName" text, "closedAt" timestamptz, "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "wordingId") references "wordings", foreign key ("bureauId", "versionId") references "wordingVersions", check ("dueOn" is null or "dueOn" >= "fromOn"));
create unique index "signingRoundsByNumber" on "signingRounds" ("bureauId", "serialNumber");
create index "signingRoundsByTime" on "signingRounds" ("bureauId", "openedAt" desc, "id");
${protect('signingRounds', `${inUnits} or exists (select 1 from "signingRequests" s where s."bureauId" = "signingRounds"."bureauId" and s."occasionId" = "signingRounds"."id")`, `${inUnits} and ${actsAs('auxiliaryOffice', 'unitClerk')}`)}
`
