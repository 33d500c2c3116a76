import { notePlaces } from '../../platform/database/kept-by-place.ts'
import { actsAs, inUnits, protect } from '../../platform/database/policies.ts'

const business = actsAs('auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk')
const filling = actsAs('auxiliaryOffice', 'unitClerk', 'unitHead', 'leaderInCharge')

/** 本局表单: the office's own columns, one part for each unit, the rows of each submission as they were frozen. */
export const ownForms = `
create table "ownForms" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "serialNumber" text not null, "title" text not null, "basis" text not null,
  "rowsPer" text not null check ("rowsPer" in ('unit', 'many', 'auxiliary')), "columns" jsonb not null, "unitSortKey" text collate "C" not null,
  "openedOn" date not null, "dueOn" date not null, "openedByName" text not null, "closedAt" timestamptz, "closedByName" text, "closeReason" text, "version" int not null default 1,
  primary key ("bureauId", "id"), check ("dueOn" >= "openedOn"));
create unique index "ownFormsByNumber" on "ownForms" ("bureauId", "serialNumber");
create index "ownFormsByTime" on "ownForms" ("bureauId", "openedOn" desc, "id" desc);
create table "ownFormParts" (
  "bureauId" uuid not null, "id" uuid not null, "formId" uuid not null, "unitId" uuid not null, "unitSortKey" text collate "C" not null,
  "state" text not null default 'waiting' check ("state" in ('waiting', 'submitted', 'returned', 'confirmed')), "draft" jsonb not null default '[]', "number" int not null default 0, "submissions" jsonb not null default '[]',
  "openedOn" date not null, "dueOn" date not null, "extendReason" text, "remindedAt" timestamptz, "firstSubmittedAt" timestamptz, "isLate" boolean not null default false, "rows" int, "digest" text,
  "submittedBy" uuid, "submittedByName" text, "submittedAt" timestamptz, "confirmedBy" uuid, "confirmedByName" text, "confirmedAt" timestamptz, "returnedByName" text, "returnedAt" timestamptz, "returnReason" text,
  "closedAt" timestamptz, "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "formId") references "ownForms", foreign key ("bureauId", "unitId") references "units",
  check (("state" = 'waiting') = ("firstSubmittedAt" is null)), check ("confirmedBy" is null or "confirmedBy" is distinct from "submittedBy"));
create unique index "ownFormPartsOnce" on "ownFormParts" ("bureauId", "formId", "unitId");
create index "ownFormPartsByForm" on "ownFormParts" ("bureauId", "formId", "unitSortKey");
create index "ownFormPartsByUnit" on "ownFormParts" ("bureauId", "unitSortKey", "openedOn", "id");
create index "ownFormPartsOpen" on "ownFormParts" ("bureauId", "unitSortKey", "dueOn") where "closedAt" is null;
create table "ownFormRows" (
  "bureauId" uuid not null, "id" uuid not null, "formId" uuid not null, "partId" uuid not null, "unitId" uuid not null, "unitSortKey" text collate "C" not null, "number" int not null, "position" int not null,
  "personId" uuid, "personName" text not null default '', "personNumber" text not null default '', "values" jsonb not null,
  primary key ("bureauId", "id"), foreign key ("bureauId", "formId") references "ownForms", foreign key ("bureauId", "partId") references "ownFormParts", foreign key ("bureauId", "unitId") references "units");
create unique index "ownFormRowsOnce" on "ownFormRows" ("bureauId", "partId", "number", "position");
create index "ownFormRowsByForm" on "ownFormRows" ("bureauId", "formId", "unitSortKey", "position", "id");
${protect('ownFormParts', `${inUnits} and ${business}`, `${inUnits} and ${filling}`)}
${protect('ownForms', `${business} and (${inUnits} or exists (select 1 from "ownFormParts" p where p."bureauId" = "ownForms"."bureauId" and p."formId" = "ownForms"."id"))`, `${inUnits} and ${actsAs('auxiliaryOffice')}`)}
${protect('ownFormRows', `${inUnits} and ${business}`, `${inUnits} and ${actsAs('auxiliaryOffice', 'unitClerk')}`)}
${notePlaces('ownFormParts', 'unit')}
`
