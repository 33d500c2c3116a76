import { notePlaces } from '../../platform/database/kept-by-place.ts'
import { actsAs, inUnits, protect } from '../../platform/database/policies.ts'

const business = actsAs('auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk')
const reporting = actsAs('auxiliaryOffice', 'unitClerk', 'unitHead', 'leaderInCharge')
const bureau = `(select nullif(current_setting('app.bureau', true), ''))::uuid`
const midnight = (day: string): string => `(${day})::timestamp at time zone 'Asia/Shanghai'`
/** The Monday after a day. */
const weekEnd = `date_trunc('week', c."answeredOn"::timestamp)::date + 7`

/** 周报: the bureau's rule by version, one report a unit and week, every submitted version; indexes by moment for what is counted; concerns answered in whole weeks, from five on. */
export const weeklyReports = `
create table "weeklyRules" (
  "bureauId" uuid not null references "bureaus", "number" int not null check ("number" > 1), "weekday" int not null check ("weekday" between 1 and 7), "minute" int not null check ("minute" between 0 and 1439),
  "shift" text not null check ("shift" in ('before', 'after', 'stays')), "fromOn" date not null, "reason" text not null, "setByName" text not null, "setAt" timestamptz not null,
  primary key ("bureauId", "number"));
${protect('weeklyRules', business, actsAs('auxiliaryOffice'), 'select, insert')}
create table "weeklyReports" (
  "bureauId" uuid not null, "id" uuid not null, "unitId" uuid not null, "unitSortKey" text collate "C" not null, "weekOn" date not null check (extract(isodow from "weekOn") = 1), "cutOffAt" timestamptz not null, "isPlainDay" boolean not null default false,
  "members" jsonb not null, "countedTo" timestamptz not null, "lines" jsonb not null, "texts" jsonb not null,
  "state" text not null default 'drafted' check ("state" in ('drafted', 'toConfirm', 'submitted', 'returned', 'withdrawn')), "isNil" boolean not null default false,
  "standing" text check ("standing" in ('onTime', 'late', 'missing')), "arrivedAt" timestamptz, "number" int not null default 0,
  "preparedBy" uuid, "preparedByName" text, "preparedAt" timestamptz, "confirmedBy" uuid, "confirmedByName" text, "confirmedAt" timestamptz,
  "returnedByName" text, "returnedAt" timestamptz, "returnReason" text, "correctionReason" text, "createdAt" timestamptz not null, "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "unitId") references "units",
  check ("confirmedBy" is null or "confirmedBy" is distinct from "preparedBy"), check (("arrivedAt" is not null) = ("standing" in ('onTime', 'late') and "standing" is not null)), check ("state" <> 'submitted' or "arrivedAt" is not null));
create unique index "weeklyReportsOnce" on "weeklyReports" ("bureauId", "unitId", "weekOn");
create index "weeklyReportsByWeek" on "weeklyReports" ("bureauId", "weekOn" desc, "id" desc);
create index "weeklyReportsByUnit" on "weeklyReports" ("bureauId", "unitSortKey", "weekOn") include ("unitId", "state", "standing", "isNil", "cutOffAt");
create index "weeklyReportsOpen" on "weeklyReports" ("bureauId", "unitSortKey", "cutOffAt", "id") where "state" in ('drafted', 'toConfirm', 'returned');
create index "weeklyReportsUndecided" on "weeklyReports" ("bureauId", "cutOffAt") where "standing" is null;
create index "weeklyReportsFailed" on "weeklyReports" ("bureauId", "standing", "weekOn", "unitSortKey") where "standing" in ('late', 'missing');
${protect('weeklyReports', `${inUnits} and ${business}`, `${inUnits} and ${reporting}`, 'select, update')}
create table "weeklyVersions" (
  "bureauId" uuid not null, "id" uuid not null, "reportId" uuid not null, "unitSortKey" text collate "C" not null, "number" int not null, "lines" jsonb not null, "texts" jsonb not null,
  "countedTo" timestamptz not null, "isNil" boolean not null, "reason" text, "preparedByName" text, "confirmedByName" text not null, "submittedAt" timestamptz not null,
  primary key ("bureauId", "id"), foreign key ("bureauId", "reportId") references "weeklyReports", check (("number" = 1) = ("reason" is null) or "number" > 1));
create unique index "weeklyVersionsByNumber" on "weeklyVersions" ("bureauId", "reportId", "number");
${protect('weeklyVersions', `${inUnits} and ${business}`, `${inUnits} and ${reporting}`, 'select, insert')}
${notePlaces('weeklyReports', 'unit')}
create index "hazardStepsByMoment" on "hazardSteps" ("bureauId", "at") include ("hazardId", "act", "unitSortKey") where "act" in ('found', 'closedOut');
create index "signaturesByMoment" on "signatures" ("bureauId", "signedAt") include ("requestId", "unitSortKey");
create index "letterPartiesByMoment" on "letterParties" ("bureauId", "answeredAt") where "answeredAt" is not null;
create index "filingsByMoment" on "filings" ("bureauId", "lodgedAt") include ("unitId", "unitSortKey", "state", "isLate", "personId") where "lodgedAt" is not null;
create index "assignmentsByMoment" on "assignments" ("bureauId", "recordedAt") where "eventId" is not null;
create index "peopleByEntry" on "people" ("bureauId", "entryOn") where "kind" = 'auxiliary' and "voidedAt" is null;
create index "screeningReturnsByMoment" on "screeningReturns" ("bureauId", "firstSubmittedAt") include ("unitId", "unitSortKey") where "firstSubmittedAt" is not null;
create index "transferProposalsByMoment" on "transferProposals" ("bureauId", "answeredAt") where "answeredAt" is not null;
create index "concernsAnsweredOn" on "concerns" ("bureauId", "answeredOn") where "way" = 'named' and "answeredOn" is not null;
create function "concernsAnswered"("from" timestamptz, "to" timestamptz) returns table ("unitId" uuid, "n" int) language sql stable security definer set search_path = public as $$
  select c."unitId", count(*)::int from "concerns" c where c."bureauId" = ${bureau} and c."way" = 'named' and c."unitId" is not null and c."answeredOn" is not null
    and ${midnight(weekEnd)} >= "from" and ${midnight(weekEnd)} < "to" and c."answeredOn" >= ("from" at time zone 'Asia/Shanghai')::date - 8 and c."answeredOn" <= ("to" at time zone 'Asia/Shanghai')::date
  group by c."unitId" having count(*) >= 5 $$;
`
