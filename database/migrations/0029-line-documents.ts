import { actsAs, isInLine, protect } from '../../platform/database/policies.ts'

const business = actsAs(
  'auxiliaryOffice',
  'politicalOfficeLeader',
  'bureauLeader',
  'unitHead',
  'leaderInCharge',
  'unitClerk',
  'lineInspector',
)
const office = actsAs('auxiliaryOffice', 'politicalOfficeLeader')
const read = `${office} or ${isInLine} or ("state" in ('accepted', 'superseded') and ${business})`
const write = `${actsAs('auxiliaryOffice')} or (${isInLine} and ${actsAs('lineInspector')})`

/** 警种备案: duties, rules and norms that a police line lodges with the office, version by version. */
export const lineDocuments = `
create table "lineDocuments" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "seriesId" uuid not null, "number" int not null check ("number" >= 1), "policeLine" text not null, "kind" text not null check ("kind" in ('duty', 'rule', 'norm')), "title" text not null, "body" text not null,
  "fileId" uuid, "fileName" text, "mediaType" text, "fileSize" int, "fileDigest" text, "reviewOn" date not null, "reviewNote" text,
  "state" text not null default 'lodged' check ("state" in ('lodged', 'returned', 'accepted', 'superseded')), "serialNumber" text, "lodgedBy" uuid not null, "lodgedByName" text not null, "lodgedAt" timestamptz not null,
  "answeredBy" uuid, "answeredByName" text, "answeredAt" timestamptz, "answer" text, "createdAt" timestamptz not null default now(), "version" int not null default 1,
  primary key ("bureauId", "id"), check ("body" <> '' or "fileId" is not null), check (("fileId" is null) = ("fileDigest" is null)), check ("answeredBy" is distinct from "lodgedBy"), check (("state" in ('accepted', 'superseded')) = ("serialNumber" is not null)));
create unique index "lineDocumentsVersions" on "lineDocuments" ("bureauId", "seriesId", "number");
create unique index "lineDocumentsInForce" on "lineDocuments" ("bureauId", "seriesId") where "state" = 'accepted';
create unique index "lineDocumentsPending" on "lineDocuments" ("bureauId", "seriesId") where "state" in ('lodged', 'returned');
create unique index "lineDocumentsByNumber" on "lineDocuments" ("bureauId", "serialNumber") where "serialNumber" is not null;
create index "lineDocumentsByTime" on "lineDocuments" ("bureauId", "lodgedAt" desc, "id");
create index "lineDocumentsToReview" on "lineDocuments" ("bureauId", "policeLine", "reviewOn") where "state" = 'accepted';
${protect('lineDocuments', read, write)}
`
