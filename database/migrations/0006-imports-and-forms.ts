import { inUnits, isOwnAccount, protect } from '../../platform/database/policies.ts'

/** Roster imports and frozen forms. */
export const importsAndForms = `
create table "imports" (
  "bureauId" uuid not null, "id" uuid not null, "accountId" uuid not null, "unitSortKey" text collate "C" not null, "unitId" uuid not null, "fileName" text not null, "fileId" uuid not null, "fileDigest" text not null,
  "state" text not null check ("state" in ('reading', 'preview', 'committed', 'undone', 'abandoned', 'failed')), "headers" jsonb not null default '[]', "mapping" jsonb not null default '{}', "choices" jsonb not null default '{}',
  "counts" jsonb not null default '{}', "failure" text, "jobId" uuid, "eventId" uuid, "createdAt" timestamptz not null default now(), "committedAt" timestamptz, "undoneAt" timestamptz, "version" int not null default 1,
  primary key ("bureauId", "id"));
create index "importsByTime" on "imports" ("bureauId", "unitSortKey", "createdAt" desc, "id");
${protect('imports', inUnits, inUnits)}
create table "importRows" (
  "bureauId" uuid not null, "importId" uuid not null, "position" int not null, "unitSortKey" text collate "C" not null, "sheet" text not null, "row" int not null, "verdict" text not null, "name" text not null default '',
  "valuesSealed" text not null, "changes" jsonb not null default '[]', "problems" jsonb not null default '[]', "personId" uuid, "isChosen" boolean not null default true,
  primary key ("bureauId", "importId", "position"), foreign key ("bureauId", "importId") references "imports");
create index "importRowsByVerdict" on "importRows" ("bureauId", "importId", "verdict", "position");
${protect('importRows', inUnits, inUnits, 'select, insert, update, delete')}
create table "headerMappings" (
  "bureauId" uuid not null, "accountId" uuid not null, "header" text not null, "field" text not null, primary key ("bureauId", "accountId", "header"));
${protect('headerMappings', isOwnAccount, isOwnAccount, 'select, insert, update, delete')}
create table "formSnapshots" (
  "bureauId" uuid not null, "id" uuid not null, "form" text not null, "serialNumber" text not null, "number" int not null, "unitId" uuid not null, "unitSortKey" text collate "C" not null, "onDate" date not null,
  "content" jsonb not null, "digest" text not null, "frozenBy" uuid not null, "frozenByName" text not null, "frozenAt" timestamptz not null default now(),
  primary key ("bureauId", "id"), foreign key ("bureauId", "unitId") references "units");
create unique index "formSnapshotsByNumber" on "formSnapshots" ("bureauId", "form", "serialNumber");
create index "formSnapshotsByUnit" on "formSnapshots" ("bureauId", "form", "unitSortKey", "frozenAt" desc, "id");
${protect('formSnapshots', inUnits, inUnits, 'select, insert')}
`
