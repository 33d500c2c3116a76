import { actsAs, inSecondedUnits, inUnits, isInLine, isPerson, openToGate, protect } from '../../platform/database/policies.ts'

const writers = actsAs('auxiliaryOffice', 'unitClerk')

/** People, their sealed numbers, dated assignments, search terms, proposals, corrections, chain templates. */
export const personnel = `
create table "people" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "kind" text not null check ("kind" in ('officer', 'auxiliary')),
  "name" text not null, "namePinyin" text collate "C" not null, "nameInitials" text not null, "sex" text not null check ("sex" in ('male', 'female')), "bornOn" date not null,
  "number" text collate "C", "numberSortKey" text collate "C" not null, "title" text, "category" text, "auxiliaryKind" text, "employer" text, "education" text, "politicalStatus" text, "tier" text, "licenceClass" text,
  "isVeteran" boolean not null default false, "entryOn" date, "contractFrom" date, "contractEndsOn" date, "policeLine" text,
  "unitId" uuid not null, "unitSortKey" text collate "C" not null, "secondedUnitId" uuid, "secondedUnitSortKey" text collate "C", "postId" uuid, "leadOfficerId" uuid, "leaderInChargeId" uuid,
  "separatedOn" date, "separationKind" text, "photoFileId" uuid, "voidedAt" timestamptz, "version" int not null default 1, "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now(),
  primary key ("bureauId", "id"), foreign key ("bureauId", "unitId") references "units", foreign key ("bureauId", "postId") references "posts");
create index "peopleByRoster" on "people" ("bureauId", "kind", "unitSortKey", "numberSortKey", "id") where "voidedAt" is null;
create index "peopleByName" on "people" ("bureauId", "kind", "namePinyin", "id") where "voidedAt" is null;
create index "peopleByUnitPost" on "people" ("bureauId", "unitId", "postId") where "kind" = 'auxiliary' and "voidedAt" is null and "separatedOn" is null;
create index "peopleByContract" on "people" ("bureauId", "contractEndsOn", "unitSortKey") where "kind" = 'auxiliary' and "voidedAt" is null and "separatedOn" is null;
create index "peopleWithoutOfficer" on "people" ("bureauId", "unitSortKey") where "kind" = 'auxiliary' and "voidedAt" is null and "separatedOn" is null and "leadOfficerId" is null;
create index "peopleWithoutLeader" on "people" ("bureauId", "unitSortKey") where "kind" = 'auxiliary' and "voidedAt" is null and "separatedOn" is null and "leaderInChargeId" is null;
create index "peopleWithoutPost" on "people" ("bureauId", "unitSortKey") where "kind" = 'auxiliary' and "voidedAt" is null and "separatedOn" is null and "postId" is null;
create index "peopleByLeadOfficer" on "people" ("bureauId", "leadOfficerId") where "kind" = 'auxiliary' and "voidedAt" is null and "separatedOn" is null;
create index "peopleSeconded" on "people" ("bureauId", "secondedUnitSortKey") where "secondedUnitSortKey" is not null;
create unique index "peopleByNumber" on "people" ("bureauId", "kind", "number") where "number" is not null and "voidedAt" is null;
${protect('people', `"kind" = 'officer' or ${inUnits} or ${inSecondedUnits} or ${isPerson('id')} or ${isInLine}`, `${inUnits} and ${writers}`)}
${openToGate('people', 'select')}

create table "personNumbers" (
  "bureauId" uuid not null, "personId" uuid not null, "unitSortKey" text collate "C" not null, "secondedUnitSortKey" text collate "C", "idNumberSealed" text not null, "idNumberIndex" bytea not null, "idTail4Index" bytea not null, "idTail6Index" bytea not null,
  "phoneSealed" text, "phoneIndex" bytea, "voidedAt" timestamptz, primary key ("bureauId", "personId"), foreign key ("bureauId", "personId") references "people");
create unique index "personNumbersById" on "personNumbers" ("bureauId", "idNumberIndex") where "voidedAt" is null;
create index "personNumbersByTail4" on "personNumbers" ("bureauId", "idTail4Index");
create index "personNumbersByTail6" on "personNumbers" ("bureauId", "idTail6Index");
create index "personNumbersByPhone" on "personNumbers" ("bureauId", "phoneIndex");
${protect('personNumbers', `${inUnits} or ${inSecondedUnits} or ${isPerson('personId')}`, `${inUnits} and ${writers}`)}
/* Whether a number is known anywhere in the bureau: the gate may ask that, and nothing else. */
create policy "personNumbersGate" on "personNumbers" for select to mingze_gate using (true);
grant select ("bureauId", "personId", "idNumberIndex", "voidedAt") on "personNumbers" to mingze_gate;

create table "assignments" (
  "bureauId" uuid not null, "id" uuid not null, "personId" uuid not null, "unitSortKey" text collate "C" not null, "aspect" text not null check ("aspect" in ('usingUnit', 'secondment', 'post', 'leadOfficer', 'leaderInCharge')),
  "targetId" uuid not null, "fromOn" date not null, "toOn" date, "reason" text not null default '', "recordedAt" timestamptz not null default now(), "eventId" uuid, "voidedAt" timestamptz,
  primary key ("bureauId", "id"), foreign key ("bureauId", "personId") references "people", check ("toOn" is null or "toOn" > "fromOn"));
create unique index "assignmentsOpen" on "assignments" ("bureauId", "personId", "aspect") where "toOn" is null and "voidedAt" is null;
create index "assignmentsByPerson" on "assignments" ("bureauId", "personId", "aspect", "fromOn");
create index "assignmentsByTarget" on "assignments" ("bureauId", "aspect", "targetId", "fromOn");
create index "assignmentsByStart" on "assignments" ("bureauId", "fromOn");
create index "assignmentsByEnd" on "assignments" ("bureauId", "toOn") where "toOn" is not null;
${protect('assignments', `${inUnits} or ${isPerson('personId')} or exists (select 1 from "people" p where p."bureauId" = "assignments"."bureauId" and p."id" = "assignments"."personId" and p."secondedUnitId" is not null)`, `${inUnits} and ${writers}`)}

create table "searchTerms" (
  "bureauId" uuid not null, "term" text collate "C" not null, "unitSortKey" text collate "C" not null, "personId" uuid not null,
  primary key ("bureauId", "term", "unitSortKey", "personId"));
create index "searchTermsByPerson" on "searchTerms" ("bureauId", "personId");
${protect('searchTerms', `${inUnits} or ${isPerson('personId')}`, inUnits, 'select, insert, update, delete')}

create table "correctionRequests" (
  "bureauId" uuid not null, "id" uuid not null, "personId" uuid not null, "unitSortKey" text collate "C" not null, "field" text not null, "statement" text not null,
  "state" text not null default 'open' check ("state" in ('open', 'accepted', 'rejected')), "answer" text, "askedAt" timestamptz not null default now(), "answeredAt" timestamptz, "answeredBy" uuid, "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "personId") references "people");
create index "correctionRequestsByUnit" on "correctionRequests" ("bureauId", "unitSortKey", "askedAt" desc, "id");
create index "correctionRequestsByPerson" on "correctionRequests" ("bureauId", "personId");
${protect('correctionRequests', `${inUnits} or ${isPerson('personId')}`, `(${inUnits} and ${writers}) or ${isPerson('personId')}`)}

create table "transferProposals" (
  "bureauId" uuid not null, "id" uuid not null, "personId" uuid, "idNumberIndex" bytea not null, "fromUnitSortKey" text collate "C", "toUnitId" uuid not null, "unitSortKey" text collate "C" not null, "personName" text not null, "wantedOn" date not null,
  "state" text not null default 'open' check ("state" in ('open', 'accepted', 'rejected', 'withdrawn')), "answer" text, "proposedBy" uuid not null, "proposedAt" timestamptz not null default now(), "answeredBy" uuid, "answeredAt" timestamptz, "version" int not null default 1,
  primary key ("bureauId", "id"));
create index "transferProposalsByUnit" on "transferProposals" ("bureauId", "unitSortKey", "proposedAt" desc, "id");
${protect('transferProposals', inUnits, `${inUnits} and ${writers}`)}

create table "chainTemplates" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "name" text not null, "basis" text not null, "levels" jsonb not null, "position" int not null, "version" int not null default 1,
  primary key ("bureauId", "id"));
${protect('chainTemplates', 'true', actsAs('auxiliaryOffice'))}
create table "chainRulings" (
  "bureauId" uuid not null, "id" uuid not null, "purpose" text not null, "templateId" uuid not null, "reason" text not null, "fromOn" date not null, "toOn" date, "decidedBy" uuid not null, "decidedAt" timestamptz not null default now(), "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "templateId") references "chainTemplates");
create unique index "chainRulingsOpen" on "chainRulings" ("bureauId", "purpose") where "toOn" is null;
${protect('chainRulings', 'true', actsAs('auxiliaryOffice'))}
`
