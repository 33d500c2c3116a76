import { notePlaces } from '../../platform/database/kept-by-place.ts'
import { actsAs, inUnits, protect } from '../../platform/database/policies.ts'

const business = actsAs('auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk')
const submitting = actsAs('auxiliaryOffice', 'unitClerk', 'unitHead')

/** 收集: which units owe which forms by a day, one part for each unit and form. */
export const collections = `
create table "collections" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "serialNumber" text not null, "title" text not null, "forms" jsonb not null, "unitSortKey" text collate "C" not null,
  "openedOn" date not null, "dueOn" date not null, "openedByName" text not null, "closedAt" timestamptz, "closedByName" text, "closeReason" text, "version" int not null default 1,
  primary key ("bureauId", "id"), check ("dueOn" >= "openedOn"));
create unique index "collectionsByNumber" on "collections" ("bureauId", "serialNumber");
create index "collectionsByTime" on "collections" ("bureauId", "openedOn" desc, "id" desc);
create table "collectionParts" (
  "bureauId" uuid not null, "id" uuid not null, "collectionId" uuid not null, "unitId" uuid not null, "unitSortKey" text collate "C" not null, "formKey" text not null,
  "kind" text not null check ("kind" in ('annex1', 'annex2', 'annex3', 'annex4', 'annex5', 'paper')), "title" text not null, "position" int not null,
  "state" text not null default 'waiting' check ("state" in ('waiting', 'submitted', 'returned', 'accepted')),
  "openedOn" date not null, "dueOn" date not null, "extendReason" text, "remindedAt" timestamptz, "firstSubmittedAt" timestamptz, "isLate" boolean not null default false,
  "snapshotId" uuid, "serialNumber" text, "digest" text, "signed" int, "toSign" int, "fileId" uuid, "fileName" text, "fileMediaType" text, "fileDigest" text,
  "submittedBy" uuid, "submittedByName" text, "submittedAt" timestamptz, "acceptedBy" uuid, "acceptedByName" text, "acceptedAt" timestamptz, "returnedByName" text, "returnedAt" timestamptz, "returnReason" text,
  "closedAt" timestamptz, "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "collectionId") references "collections", foreign key ("bureauId", "unitId") references "units", foreign key ("bureauId", "snapshotId") references "formSnapshots",
  check (("state" = 'waiting') = ("firstSubmittedAt" is null)), check ("acceptedBy" is null or "acceptedBy" is distinct from "submittedBy"));
create unique index "collectionPartsOnce" on "collectionParts" ("bureauId", "collectionId", "unitId", "formKey");
create index "collectionPartsByCollection" on "collectionParts" ("bureauId", "collectionId", "unitSortKey", "position");
create index "collectionPartsByUnit" on "collectionParts" ("bureauId", "unitSortKey", "openedOn", "position", "id");
create index "collectionPartsOpen" on "collectionParts" ("bureauId", "unitSortKey", "dueOn") where "closedAt" is null;
${protect('collectionParts', `${inUnits} and ${business}`, `${inUnits} and ${submitting}`)}
${protect('collections', `${business} and (${inUnits} or exists (select 1 from "collectionParts" p where p."bureauId" = "collections"."bureauId" and p."collectionId" = "collections"."id"))`, `${inUnits} and ${actsAs('auxiliaryOffice')}`)}
${notePlaces('collectionParts', 'unit')}
`
