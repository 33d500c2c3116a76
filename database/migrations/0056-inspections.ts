import { notePlaces } from '../../platform/database/kept-by-place.ts'
import { actsAs, inBureau, inUnits, isInLine, protect } from '../../platform/database/policies.ts'

const business = actsAs('auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk')
const ofLine = `(${isInLine} and ${actsAs('lineInspector')})`
const inspector = `(select nullif(current_setting('app.account', true), ''))::uuid`
/** What the inspector puts into a unit's ledger, and nothing else of it. */
const foundThere = `${inBureau} and ${actsAs('lineInspector')} and "source" = 'inspection' and "foundBy" = ${inspector}`
const ofInspection = `exists (select 1 from "inspections" i where i."bureauId" = "inspectionItems"."bureauId" and i."id" = "inspectionItems"."inspectionId")`

/** 警种检查 — checklists of the police lines, inspections with their items, suggestions that units answer. */
export const inspections = `
alter table "bureaus" add column "suggestionDays" int check ("suggestionDays" between 1 and 60);
create table "inspectionChecklists" (
  "bureauId" uuid not null references "bureaus", "policeLine" text not null, "questions" text[] not null, "savedByName" text not null, "savedAt" timestamptz not null, "version" int not null,
  primary key ("bureauId", "policeLine"));
${protect('inspectionChecklists', ofLine, ofLine)}
create table "inspections" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "number" text not null, "policeLine" text not null, "unitId" uuid not null, "unitSortKey" text collate "C" not null,
  "inspectedOn" date not null, "companions" text not null default '', "checklistVersion" int not null, "state" text not null default 'draft' check ("state" in ('draft', 'concluded', 'cancelled')),
  "inspectorId" uuid not null, "inspectorName" text not null, "concludedAt" timestamptz, "cancelReason" text, "createdAt" timestamptz not null default now(), "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "unitId") references "units", check (("state" = 'concluded') = ("concludedAt" is not null)), check (("state" = 'cancelled') = ("cancelReason" is not null)));
create unique index "inspectionsByNumber" on "inspections" ("bureauId", "number");
create index "inspectionsByUnit" on "inspections" ("bureauId", "unitSortKey", "inspectedOn" desc, "id");
create index "inspectionsByDay" on "inspections" ("bureauId", "inspectedOn" desc, "id");
create index "inspectionsByLine" on "inspections" ("bureauId", "policeLine", "inspectedOn" desc, "id");
${protect('inspections', `${ofLine} or (${inUnits} and ${business} and "state" = 'concluded')`, ofLine)}
create table "inspectionItems" (
  "bureauId" uuid not null, "id" uuid not null, "inspectionId" uuid not null, "unitSortKey" text collate "C" not null, "position" int not null, "question" text not null,
  "answer" text check ("answer" in ('found', 'notFound')), "words" text not null default '', "category" text not null check ("category" in ('teamManagement', 'publicReputation', 'other')), "hazardId" uuid, "hazardNumber" text,
  primary key ("bureauId", "id"), foreign key ("bureauId", "inspectionId") references "inspections", check ("hazardId" is null or "answer" = 'found'));
create unique index "inspectionItemsByPosition" on "inspectionItems" ("bureauId", "inspectionId", "position");
${protect('inspectionItems', ofInspection, `${ofInspection} and ${actsAs('lineInspector')}`, 'select, insert, update, delete')}
create table "suggestions" (
  "bureauId" uuid not null, "id" uuid not null, "inspectionId" uuid not null, "policeLine" text not null, "unitId" uuid not null, "unitSortKey" text collate "C" not null, "position" int not null, "text" text not null,
  "state" text not null default 'draft' check ("state" in ('draft', 'open', 'returned', 'answered', 'accepted')), "askedOn" date, "dueOn" date, "isLate" boolean not null default false,
  "answer" text, "answeredBy" uuid, "answeredByName" text, "answeredAt" timestamptz, "judgedBy" uuid, "judgedByName" text, "judgedAt" timestamptz, "returnReason" text, "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "inspectionId") references "inspections", foreign key ("bureauId", "unitId") references "units",
  check (("state" = 'draft') = ("askedOn" is null)), check ("state" not in ('answered', 'accepted') or "answer" is not null), check ("judgedBy" is null or "judgedBy" <> "answeredBy"));
create unique index "suggestionsByPosition" on "suggestions" ("bureauId", "inspectionId", "position");
create index "suggestionsByUnit" on "suggestions" ("bureauId", "unitSortKey", "askedOn" desc, "id") where "state" <> 'draft';
create index "suggestionsByLine" on "suggestions" ("bureauId", "policeLine", "askedOn" desc, "id") where "state" <> 'draft';
create index "suggestionsWaiting" on "suggestions" ("bureauId", "unitSortKey", "dueOn", "id") where "state" in ('open', 'returned');
${protect('suggestions', `${ofLine} or (${inUnits} and ${business} and "state" <> 'draft')`, `${ofLine} or (${inUnits} and ${actsAs('unitHead')} and "state" <> 'draft')`, 'select, insert, update, delete')}
${notePlaces('suggestions', 'unit')}
create policy "hazardsInspected" on "hazards" for select to mingze_app using (${foundThere});
create policy "hazardsInspectedInsert" on "hazards" for insert to mingze_app with check (${foundThere});
`
