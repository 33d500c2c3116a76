import { actsAs, inUnits, isOwnAccount, protect } from '../../platform/database/policies.ts'

const recorders = actsAs('auxiliaryOffice', 'unitClerk')

/** Signing on paper: what was printed, large uploads in parts, scans and their pages. */
export const paperSigning = `
create table "partUploads" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "accountId" uuid not null, "name" text not null, "size" int not null check ("size" > 0), "received" int not null default 0 check ("received" <= "size"),
  "parts" jsonb not null default '[]', "state" text not null default 'open' check ("state" in ('open', 'complete')), "createdAt" timestamptz not null default now(), "touchedAt" timestamptz not null default now(), primary key ("bureauId", "id"));
create index "partUploadsByAccount" on "partUploads" ("bureauId", "accountId");
create index "partUploadsByTime" on "partUploads" ("touchedAt");
${protect('partUploads', isOwnAccount, isOwnAccount, 'select, insert, update, delete')}

create table "printedSheets" (
  "bureauId" uuid not null, "requestId" uuid not null, "textDigest" text not null, "unitSortKey" text collate "C" not null, "fields" jsonb not null, "printedAt" timestamptz not null default now(),
  primary key ("bureauId", "requestId", "textDigest"), foreign key ("bureauId", "requestId") references "signingRequests");
${protect('printedSheets', `${inUnits} and ${recorders}`, `${inUnits} and ${recorders}`)}

create table "scans" (
  "bureauId" uuid not null, "id" uuid not null, "unitSortKey" text collate "C" not null, "accountId" uuid not null, "startedByName" text not null, "sources" jsonb not null,
  "state" text not null default 'reading' check ("state" in ('reading', 'ready', 'failed')), "failure" text, "jobId" uuid, "createdAt" timestamptz not null default now(), "readAt" timestamptz, "version" int not null default 1,
  primary key ("bureauId", "id"));
create index "scansByTime" on "scans" ("bureauId", "unitSortKey", "createdAt" desc, "id");
${protect('scans', `${inUnits} and ${recorders}`, `${inUnits} and ${recorders}`)}

create table "scanPages" (
  "bureauId" uuid not null, "id" uuid not null, "scanId" uuid not null, "position" int not null, "unitSortKey" text collate "C" not null, "sourcePage" int not null, "fileId" uuid, "digest" text,
  "verdict" text not null check ("verdict" in ('matched', 'duplicate', 'incomplete', 'answered', 'oldVersion', 'foreign', 'twoCodes', 'unreadable', 'blank', 'broken')),
  "requestId" uuid, "sheetPage" int, "sheetPages" int, "textDigest" text, "quarterTurns" int not null default 0, "slant" real not null default 0, "note" text not null default '',
  "state" text not null default 'waiting' check ("state" in ('waiting', 'recorded', 'leftOut')), "signatureId" uuid, "reason" text, "settledByName" text, "settledAt" timestamptz, "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "scanId") references "scans", check (("verdict" = 'matched') <= ("requestId" is not null)), check (("state" = 'recorded') <= ("signatureId" is not null)));
create unique index "scanPagesByPosition" on "scanPages" ("bureauId", "scanId", "position");
create index "scanPagesByRequest" on "scanPages" ("bureauId", "requestId");
${protect('scanPages', `${inUnits} and ${recorders}`, `${inUnits} and ${recorders}`)}
`
