import { actsAs, protect } from '../../platform/database/policies.ts'

const writers = actsAs('auxiliaryOffice', 'politicalOfficeLeader')

/** Versioned texts that people sign: pledges, responsibility letters and lists, undertakings. Everybody of the bureau reads them. */
export const wordings = `
create table "wordings" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "kind" text not null check ("kind" in ('pledge', 'responsibilityLetter', 'responsibilityList', 'undertaking')),
  "code" text not null, "title" text not null, "formLabel" text not null default '', "explanation" text not null default '', "position" int not null, "createdAt" timestamptz not null default now(), "version" int not null default 1,
  primary key ("bureauId", "id"));
create unique index "wordingsByCode" on "wordings" ("bureauId", "code");
${protect('wordings', 'true', writers)}
create table "wordingVersions" (
  "bureauId" uuid not null, "id" uuid not null, "wordingId" uuid not null, "number" int not null, "title" text not null, "body" jsonb not null, "changeKind" text check ("changeKind" in ('material', 'editorial')), "changeNote" text not null default '',
  "draftedBy" uuid not null, "draftedByName" text not null, "draftedAt" timestamptz not null default now(), "editedBy" uuid[] not null default '{}',
  "approvedBy" uuid, "approvedByName" text, "approvedAt" timestamptz, "approvalReference" text, "digest" text, "digestSm3" text,
  "inForceFrom" date, "inForceTo" date, "abandonedAt" timestamptz, "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "wordingId") references "wordings",
  check ("approvedBy" is distinct from "draftedBy"), check ("approvedBy" is null or not "approvedBy" = any("editedBy")), check (("approvedAt" is null) = ("digest" is null)), check ("inForceFrom" is null or "approvedAt" is not null), check ("inForceTo" is null or "inForceTo" > "inForceFrom"));
create unique index "wordingVersionsByNumber" on "wordingVersions" ("bureauId", "wordingId", "number");
create unique index "wordingVersionsOpenDraft" on "wordingVersions" ("bureauId", "wordingId") where "approvedAt" is null and "abandonedAt" is null;
create unique index "wordingVersionsOpen" on "wordingVersions" ("bureauId", "wordingId") where "inForceFrom" is not null and "inForceTo" is null;
${protect('wordingVersions', 'true', writers)}
`
