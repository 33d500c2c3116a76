import { notePlaces } from '../../platform/database/kept-by-place.ts'
import { actsAs, inUnits, isSelf, protect } from '../../platform/database/policies.ts'

const business = actsAs('auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk')
const read = `(${inUnits} and ${business}) or ${isSelf('ownerId')}`

/** 风险隐患 — the ledger: hazards with measures, evidence and every step, closed only when two others have confirmed and verified. */
export const hazards = `
create table "hazardTerms" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "kind" text not null check ("kind" in ('subcategory', 'cause')),
  "category" text check ("category" in ('teamManagement', 'publicReputation', 'other')), "name" text not null, "position" int not null, "retiredOn" date, "version" int not null default 1,
  primary key ("bureauId", "id"), check (("kind" = 'subcategory') = ("category" is not null)));
create unique index "hazardTermsByName" on "hazardTerms" ("bureauId", "kind", "category", "name") nulls not distinct;
${protect('hazardTerms', business, actsAs('auxiliaryOffice'))}
create table "hazards" (
  "bureauId" uuid not null, "id" uuid not null, "number" text not null, "unitId" uuid not null, "unitSortKey" text collate "C" not null,
  "category" text not null check ("category" in ('teamManagement', 'publicReputation', 'other')), "subcategoryId" uuid,
  "source" text not null check ("source" in ('screening', 'inspection', 'consultation', 'overreachReport', 'concern', 'audit', 'ownFinding')), "sourceId" uuid,
  "title" text not null, "description" text not null, "causeId" uuid, "rootCause" text, "grade" text check ("grade" in ('general', 'serious', 'major')), "goal" text,
  "ownerId" uuid, "ownerName" text, "rectifyBy" date, "state" text not null default 'found' check ("state" in ('found', 'measuresSet', 'rectifying', 'evidenceSubmitted', 'confirmed', 'closed')),
  "isOffice" boolean not null default false, "escalatedTo" text check ("escalatedTo" in ('leaderInCharge', 'unitHead', 'overseeingBureauLeader', 'politicalOfficeLeader')), "extensions" int not null default 0, "relapses" int not null default 0,
  "foundOn" date not null, "foundBy" uuid not null, "foundByName" text not null, "submittedBy" uuid, "confirmedBy" uuid, "verifiedBy" uuid, "closedOn" date, "isClosedLate" boolean, "lookBackOn" date, "lookedBackOn" date,
  "createdAt" timestamptz not null default now(), "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "unitId") references "units", foreign key ("bureauId", "subcategoryId") references "hazardTerms", foreign key ("bureauId", "causeId") references "hazardTerms",
  check (("state" = 'closed') = ("closedOn" is not null)), check ("state" in ('found') or ("ownerId" is not null and "rectifyBy" is not null)),
  check ("confirmedBy" is null or "confirmedBy" <> "submittedBy"), check ("verifiedBy" is null or ("verifiedBy" <> "confirmedBy" and "verifiedBy" <> "submittedBy")));
create unique index "hazardsByNumber" on "hazards" ("bureauId", "number");
create index "hazardsOpen" on "hazards" ("bureauId", "unitSortKey", "rectifyBy", "id") where "state" <> 'closed';
create index "hazardsOpenByDay" on "hazards" ("bureauId", "rectifyBy", "id") where "state" <> 'closed';
create index "hazardsByDay" on "hazards" ("bureauId", "foundOn" desc, "id");
create index "hazardsByUnit" on "hazards" ("bureauId", "unitSortKey", "foundOn" desc, "id");
create index "hazardsByOwner" on "hazards" ("bureauId", "ownerId") where "state" <> 'closed';
create index "hazardsBySource" on "hazards" ("bureauId", "sourceId") where "sourceId" is not null;
create index "hazardsLookBack" on "hazards" ("bureauId", "unitSortKey", "lookBackOn") where "lookBackOn" is not null and "lookedBackOn" is null;
${protect('hazards', read, read)}
create table "hazardMeasures" (
  "bureauId" uuid not null, "id" uuid not null, "hazardId" uuid not null, "unitSortKey" text collate "C" not null, "number" int not null, "text" text not null,
  "ownerId" uuid not null, "ownerName" text not null, "dueOn" date not null, "sourceId" uuid, "doneOn" date, "doneNote" text, "doneBy" uuid, "droppedAt" timestamptz, "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "hazardId") references "hazards");
create unique index "hazardMeasuresByNumber" on "hazardMeasures" ("bureauId", "hazardId", "number");
create index "hazardMeasuresByOwner" on "hazardMeasures" ("bureauId", "ownerId", "dueOn") where "doneOn" is null and "droppedAt" is null;
create index "hazardMeasuresBySource" on "hazardMeasures" ("bureauId", "sourceId") where "sourceId" is not null;
create table "hazardSteps" (
  "bureauId" uuid not null, "id" uuid not null, "hazardId" uuid not null, "unitSortKey" text collate "C" not null, "position" int not null,
  "act" text not null, "note" text, "method" text check ("method" in ('documents', 'onSite', 'talk', 'retest')), "dueOn" date, "byName" text not null, "byRole" text, "accountId" uuid, "at" timestamptz not null,
  primary key ("bureauId", "id"), foreign key ("bureauId", "hazardId") references "hazards");
create unique index "hazardStepsByPosition" on "hazardSteps" ("bureauId", "hazardId", "position");
create table "hazardEvidence" (
  "bureauId" uuid not null, "id" uuid not null, "hazardId" uuid not null, "unitSortKey" text collate "C" not null, "stepId" uuid not null,
  "fileId" uuid not null, "fileName" text not null, "mediaType" text not null, "fileSize" int not null, "fileDigest" text not null, "isDeclaredUnclassified" boolean not null check ("isDeclaredUnclassified"),
  primary key ("bureauId", "id"), foreign key ("bureauId", "hazardId") references "hazards");
create index "hazardEvidenceByHazard" on "hazardEvidence" ("bureauId", "hazardId");
${['hazardMeasures', 'hazardSteps', 'hazardEvidence']
  .map((table) => {
    const ofHazard = `exists (select 1 from "hazards" h where h."bureauId" = "${table}"."bureauId" and h."id" = "${table}"."hazardId")`
    const reach = table === 'hazardMeasures' ? `${isSelf('ownerId')} or ${ofHazard}` : ofHazard
    return protect(table, reach, reach)
  })
  .join('')}
${notePlaces('hazards', 'unit')}
`
