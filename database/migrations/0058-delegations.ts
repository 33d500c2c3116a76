import { actsAs, inBureau, inUnits, openToGate, protect } from '../../platform/database/policies.ts'

const [bureau, account] = [
  `nullif(current_setting('app.bureau', true), '')::uuid`,
  `nullif(current_setting('app.account', true), '')::uuid`,
]
const definer = 'language sql stable security definer set search_path = public'
const isParty = `("fromAccountId" = (select ${account}) or "toAccountId" = (select ${account}) or (${actsAs('auxiliaryOffice')} and ${inUnits}))`
const inForce = (g: string): string =>
  `${g}."confirmedAt" is not null and ${g}."revokedAt" is null and ${g}."fromOn" <= "today" and (${g}."toOn" is null or ${g}."toOn" > "today")`
const unitRoles = `('unitHead', 'leaderInCharge', 'unitClerk')`
/** One's own, or as the office for somebody of a unit who is absent. */
const mayAskFor = `("giver" = ${account} or (nullif(current_setting('app.role', true), '') = 'auxiliaryOffice' and "wanted" in ${unitRoles}))`

/** 委托 — who acts in whose place from when to when; sessions and jobs know under which one they act. */
export const delegations = `
create table "delegations" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "fromAccountId" uuid not null, "fromName" text not null, "toAccountId" uuid not null, "toName" text not null,
  "role" text not null check ("role" in ('auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader', 'unitHead', 'leaderInCharge', 'unitClerk')), "reachText" text not null, "unitSortKey" text collate "C" not null,
  "fromOn" date not null, "toOn" date not null, "reason" text not null, "madeBy" uuid not null, "madeByName" text not null, "madeAt" timestamptz not null, "acknowledgedAt" timestamptz,
  "endedAt" timestamptz, "endedByName" text, "endReason" text, "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "fromAccountId") references "accounts", foreign key ("bureauId", "toAccountId") references "accounts",
  check ("fromAccountId" <> "toAccountId"), check ("toOn" >= "fromOn"), check ("toAccountId" <> "madeBy"), check (("endedAt" is null) = ("endedByName" is null)));
create index "delegationsByGiver" on "delegations" ("bureauId", "fromAccountId", "role", "toOn");
create index "delegationsByTaker" on "delegations" ("bureauId", "toAccountId", "toOn");
create index "delegationsByDay" on "delegations" ("bureauId", "fromOn" desc, "id" desc);
create index "delegationsByUnit" on "delegations" ("bureauId", "unitSortKey");
${protect('delegations', isParty, isParty)}
${openToGate('delegations', 'select')}
alter table "sessions" add column "delegationId" uuid;
alter table "jobs" add column "delegationId" uuid;
create policy "eventSubjectsDelegated" on "eventSubjects" for select to mingze_app using (${inBureau} and "subjectKind" = 'delegation'
  and exists (select 1 from "delegations" d where d."bureauId" = "eventSubjects"."bureauId" and d."id" = "eventSubjects"."subjectId"));
create function "ownActs"("verbs" text[]) returns table ("verb" text, "kind" text, "id" uuid, "seq" bigint, "at" timestamptz) ${definer} as $$
  select e."verb", s."subjectKind", s."subjectId", max(e."seq"), max(e."at") from "events" e join "eventSubjects" s on s."bureauId" = e."bureauId" and s."eventId" = e."id"
  where e."bureauId" = ${bureau} and e."accountId" = ${account} and e."result" = 'done' and e."verb" = any("verbs") group by 1, 2, 3 order by 4 desc limit 5000 $$;
create function "lentRoles"("bureau" uuid, "taker" uuid, "today" date) returns table ("id" uuid, "role" text, "fromName" text, "reachText" text, "toOn" date) ${definer} as $$
  select d."id", d."role", d."fromName", d."reachText", d."toOn" from "delegations" d where d."bureauId" = "bureau" and d."toAccountId" = "taker" and coalesce(${account}, "taker") = "taker"
    and d."endedAt" is null and d."fromOn" <= "today" and d."toOn" >= "today" and exists (select 1 from "accounts" a join "grants" g on g."bureauId" = a."bureauId" and g."accountId" = a."accountId" and g."role" = d."role"
      where a."bureauId" = d."bureauId" and a."accountId" = d."fromAccountId" and a."state" = 'open' and ${inForce('g')}) order by d."fromOn", d."id" $$;
create function "delegationTakers"("giver" uuid, "wanted" text, "today" date) returns table ("accountId" uuid, "name" text, "unitName" text, "unitSortKey" text, "duty" text) ${definer} as $$
  with "reach" as (select u."unitSortKey" as "key", coalesce(length(u."unitSortKey"), 0) as "depth" from "grants" g join "units" u on u."bureauId" = g."bureauId" and u."id" = g."unitId"
      where g."bureauId" = ${bureau} and g."accountId" = "giver" and g."role" = "wanted" and ${inForce('g')} and ${mayAskFor}),
    "own" as (select coalesce(a."unitId", p."unitId") as "unitId" from "accounts" a left join "people" p on p."bureauId" = a."bureauId" and p."id" = a."personId"
      where a."bureauId" = ${bureau} and a."accountId" = "giver")
  select a."accountId", a."name", u."name", u."unitSortKey", coalesce((select min(g."role") from "grants" g where g."bureauId" = a."bureauId" and g."accountId" = a."accountId" and ${inForce('g')}), 'leadOfficer')
  from "accounts" a join "people" p on p."bureauId" = a."bureauId" and p."id" = a."personId" and p."kind" = 'officer' and p."separatedOn" is null and p."voidedAt" is null
    join "units" u on u."bureauId" = p."bureauId" and u."id" = p."unitId"
  where a."bureauId" = ${bureau} and a."state" = 'open' and a."accountId" <> "giver" and exists (select 1 from "reach")
    and not exists (select 1 from "grants" g where g."bureauId" = a."bureauId" and g."accountId" = a."accountId" and g."revokedAt" is null and g."role" in ('systemAdministrator', 'securityAdministrator', 'auditAdministrator'))
    and (exists (select 1 from "grants" g where g."bureauId" = a."bureauId" and g."accountId" = a."accountId" and ${inForce('g')})
      or exists (select 1 from "people" l where l."bureauId" = p."bureauId" and l."leadOfficerId" = p."id" and l."kind" = 'auxiliary' and l."voidedAt" is null and l."separatedOn" is null))
    and (p."unitId" = (select o."unitId" from "own" o) or exists (select 1 from "grants" g join "units" t on t."bureauId" = g."bureauId" and t."id" = g."unitId" cross join "reach" r
      where g."bureauId" = a."bureauId" and g."accountId" = a."accountId" and ${inForce('g')} and (
        (g."role" = 'bureauLeader' and "wanted" <> 'unitClerk' and r."key" >= t."unitSortKey" and r."key" < t."unitSortKey" || '~')
        or (g."role" in ('unitHead', 'leaderInCharge') and "wanted" in ('bureauLeader', 'unitHead', 'leaderInCharge') and (t."unitSortKey" = r."key" or left(t."unitSortKey", length(t."unitSortKey") - 4) = r."key"))))) $$;
create function "delegationGivers"("today" date) returns table ("accountId" uuid, "name" text, "role" text, "unitName" text, "unitSortKey" text) ${definer} as $$
  select a."accountId", a."name", g."role", string_agg(u."name", '、' order by u."unitSortKey"), min(u."unitSortKey") from "accounts" a
    join "grants" g on g."bureauId" = a."bureauId" and g."accountId" = a."accountId" and g."role" in ${unitRoles} and ${inForce('g')}
    join "units" u on u."bureauId" = g."bureauId" and u."id" = g."unitId"
  where a."bureauId" = ${bureau} and a."state" = 'open' and nullif(current_setting('app.role', true), '') = 'auxiliaryOffice' group by 1, 2, 3 $$;
create function "delegatedReach"("giver" uuid, "wanted" text, "today" date) returns table ("text" text, "unitSortKey" text) ${definer} as $$
  select string_agg(u."name", '、' order by u."unitSortKey"), min(u."unitSortKey") from "grants" g join "units" u on u."bureauId" = g."bureauId" and u."id" = g."unitId"
  where g."bureauId" = ${bureau} and g."accountId" = "giver" and g."role" = "wanted" and ${inForce('g')} and ${mayAskFor} $$;
`
