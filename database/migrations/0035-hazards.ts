import { notePlaces } from '../../platform/database/kept-by-place.ts'
import { actsAs, inUnits, isSelf, openToGate, protect } from '../../platform/database/policies.ts'

const business = actsAs('auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk')
const readTerms = actsAs(
  'auxiliaryOffice',
  'politicalOfficeLeader',
  'bureauLeader',
  'unitHead',
  'leaderInCharge',
  'unitClerk',
  'leadOfficer',
)
const read = `(${inUnits} and ${business}) or ${isSelf('ownerId')} or "ownsMeasure"("id")`
const bureau = `(select nullif(current_setting('app.bureau', true), ''))::uuid`
const self = `(select nullif(current_setting('app.self', true), ''))::uuid`
const inForce = `g."confirmedAt" is not null and g."revokedAt" is null and g."fromOn" <= "today" and (g."toOn" is null or g."toOn" > "today")`
const definer = 'language sql stable security definer set search_path = public'

/** 风险隐患 — the ledger: hazards with measures, evidence and every step, closed only when two others have confirmed and verified. */
export const hazards = `
create table "hazardTerms" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "kind" text not null check ("kind" in ('subcategory', 'cause')),
  "category" text check ("category" in ('teamManagement', 'publicReputation', 'other')), "name" text not null, "position" int not null, "retiredOn" date, "version" int not null default 1,
  primary key ("bureauId", "id"), check (("kind" = 'subcategory') = ("category" is not null)));
create unique index "hazardTermsByName" on "hazardTerms" ("bureauId", "kind", "category", "name") nulls not distinct;
${protect('hazardTerms', readTerms, actsAs('auxiliaryOffice'))}
create table "hazards" (
  "bureauId" uuid not null, "id" uuid not null, "number" text not null, "unitId" uuid not null, "unitSortKey" text collate "C" not null,
  "category" text not null check ("category" in ('teamManagement', 'publicReputation', 'other')), "subcategoryId" uuid,
  "source" text not null check ("source" in ('screening', 'inspection', 'consultation', 'overreachReport', 'concern', 'audit', 'ownFinding')), "sourceId" uuid,
  "title" text not null, "description" text not null, "causeId" uuid, "rootCause" text, "grade" text check ("grade" in ('general', 'serious', 'major')), "goal" text,
  "ownerId" uuid, "ownerName" text, "rectifyBy" date, "state" text not null default 'found' check ("state" in ('found', 'measuresSet', 'rectifying', 'evidenceSubmitted', 'confirmed', 'closed')),
  "isOffice" boolean not null default false, "escalatedTo" text check ("escalatedTo" in ('leaderInCharge', 'unitHead', 'overseeingBureauLeader', 'politicalOfficeLeader')), "extensions" int not null default 0, "relapses" int not null default 0,
  "foundOn" date not null, "foundBy" uuid not null, "foundByName" text not null, "submittedBy" uuid, "submittedByPerson" uuid, "confirmedBy" uuid, "confirmedByPerson" uuid, "verifiedBy" uuid, "closedOn" date, "isClosedLate" boolean, "lookBackOn" date, "lookedBackOn" date,
  "extensionDay" date, "extensionReason" text, "extensionBy" uuid, "extensionByPerson" uuid, "extensionByName" text, "urgedOn" date,
  "createdAt" timestamptz not null default now(), "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "unitId") references "units", foreign key ("bureauId", "subcategoryId") references "hazardTerms", foreign key ("bureauId", "causeId") references "hazardTerms",
  check (("state" = 'closed') = ("closedOn" is not null)), check ("state" in ('found') or ("ownerId" is not null and "rectifyBy" is not null)),
  check ("confirmedBy" is null or "confirmedBy" <> "submittedBy"), check ("verifiedBy" is null or ("verifiedBy" <> "confirmedBy" and "verifiedBy" <> "submittedBy")));
create unique index "hazardsByNumber" on "hazards" ("bureauId", "number");
create index "hazardsOpen" on "hazards" ("bureauId", "unitSortKey", "rectifyBy", "id") where "state" <> 'closed';
create index "hazardsOpenByDay" on "hazards" ("bureauId", "rectifyBy", "id") where "state" <> 'closed';
create index "hazardsByRectifyBy" on "hazards" ("bureauId", "rectifyBy", "id");
create index "hazardsByDay" on "hazards" ("bureauId", "foundOn", "id");
create index "hazardsByUnit" on "hazards" ("bureauId", "unitSortKey", "foundOn", "id");
create index "hazardsToConfirm" on "hazards" ("bureauId", "unitSortKey", "rectifyBy", "id") where "state" in ('evidenceSubmitted', 'confirmed');
create index "hazardsAsking" on "hazards" ("bureauId", "unitSortKey", "extensionDay") where "extensionDay" is not null;
create index "hazardsEscalated" on "hazards" ("bureauId", "escalatedTo", "unitSortKey", "rectifyBy") where "escalatedTo" is not null and "state" <> 'closed';
create index "hazardsByOwner" on "hazards" ("bureauId", "ownerId") where "state" <> 'closed';
create index "hazardsBySource" on "hazards" ("bureauId", "sourceId") where "sourceId" is not null;
create index "hazardsLookBack" on "hazards" ("bureauId", "unitSortKey", "lookBackOn") where "lookBackOn" is not null and "lookedBackOn" is null;
create table "hazardMeasures" (
  "bureauId" uuid not null, "id" uuid not null, "hazardId" uuid not null, "unitSortKey" text collate "C" not null, "number" int not null, "text" text not null,
  "ownerId" uuid not null, "ownerName" text not null, "dueOn" date not null, "round" int not null default 0, "sourceId" uuid, "doneOn" date, "doneNote" text, "doneBy" uuid, "droppedAt" timestamptz, "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "hazardId") references "hazards");
create unique index "hazardMeasuresByNumber" on "hazardMeasures" ("bureauId", "hazardId", "number");
create index "hazardMeasuresByOwner" on "hazardMeasures" ("bureauId", "ownerId", "dueOn") where "doneOn" is null and "droppedAt" is null;
create index "hazardMeasuresBySource" on "hazardMeasures" ("bureauId", "sourceId") where "sourceId" is not null;
create function "ownsMeasure"("hazard" uuid) returns boolean ${definer} as $$
  select exists (select 1 from "hazardMeasures" m where m."bureauId" = ${bureau} and m."hazardId" = "hazard" and m."ownerId" = ${self} and m."droppedAt" is null) $$;
create function "hasOpenAccount"("person" uuid) returns boolean ${definer} as $$
  select exists (select 1 from "accounts" c where c."bureauId" = ${bureau} and c."personId" = "person" and c."state" = 'open') $$;
create function "hazardLeaders"("today" date, "unit" uuid default null) returns table ("unitId" uuid, "rank" int, "duty" text, "personId" uuid, "mayAct" boolean) ${definer} as $$
  select a."unitId", case a."duty" when 'leaderInCharge' then 1 when 'unitHead' then 2 else 3 end, a."duty", a."personId",
    exists (select 1 from "accounts" c join "grants" g on g."bureauId" = c."bureauId" and g."accountId" = c."accountId" join "units" t on t."bureauId" = g."bureauId" and t."id" = g."unitId"
      where c."bureauId" = a."bureauId" and c."personId" = a."personId" and c."state" = 'open' and g."role" in ('leaderInCharge', 'unitHead', 'bureauLeader') and ${inForce}
        and a."unitSortKey" >= t."unitSortKey" and a."unitSortKey" < t."unitSortKey" || '~')
  from "unitAppointments" a where a."bureauId" = ${bureau} and ("unit" is null or a."unitId" = "unit") and a."fromOn" <= "today" and (a."toOn" is null or a."toOn" > "today") $$;
create function "hazardConfirmers"("unit" uuid, "owner" uuid, "today" date) returns table ("duty" text, "personId" uuid, "name" text, "mayAct" boolean) ${definer} as $$
  with "leaders" as (select * from "hazardLeaders"("today", "unit")),
    "above" as (select * from "leaders" l where l."rank" > coalesce((select max(o."rank") from "leaders" o where o."personId" = "owner"), 0))
  select a."duty", a."personId", p."name", a."mayAct" from "above" a join "people" p on p."bureauId" = ${bureau} and p."id" = a."personId"
    where a."rank" = (select min(n."rank") from "above" n) $$;
create function "hazardVerifiers"("today" date) returns table ("role" text, "accountId" uuid, "personId" uuid, "unitSortKey" text) ${definer} as $$
  select g."role", c."accountId", c."personId", t."unitSortKey" from "accounts" c join "grants" g on g."bureauId" = c."bureauId" and g."accountId" = c."accountId"
    join "units" t on t."bureauId" = g."bureauId" and t."id" = g."unitId"
    where c."bureauId" = ${bureau} and c."state" = 'open' and g."role" in ('auxiliaryOffice', 'politicalOfficeLeader') and ${inForce} $$;
${protect('hazards', read, read)}
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
create table "hazardGrams" (
  "bureauId" uuid not null, "gram" text collate "C" not null, "unitSortKey" text collate "C" not null, "hazardId" uuid not null,
  primary key ("bureauId", "gram", "unitSortKey", "hazardId"), foreign key ("bureauId", "hazardId") references "hazards");
create index "hazardGramsByHazard" on "hazardGrams" ("bureauId", "hazardId");
${['hazardMeasures', 'hazardSteps', 'hazardEvidence', 'hazardGrams']
  .map((table) => {
    const ofHazard = `exists (select 1 from "hazards" h where h."bureauId" = "${table}"."bureauId" and h."id" = "${table}"."hazardId")`
    const mine = table === 'hazardMeasures' ? `${isSelf('ownerId')} or ` : ''
    const reach = `(${inUnits} and ${business}) or ${mine}${ofHazard}`
    return protect(table, reach, reach, table === 'hazardGrams' ? 'select, insert, delete' : 'select, insert, update')
  })
  .join('')}
${notePlaces('hazards', 'unit')}
${openToGate('touchedPlaces', 'insert')}
${notePlaces('accounts', 'bureau')}
${notePlaces('grants', 'bureau')}
alter table "bureaus" add "hazardLookBackDays" int, add "hazardEscalationDays" int;
`
