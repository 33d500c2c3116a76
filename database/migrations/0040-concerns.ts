import { actsAs, isHeld, protect } from '../../platform/database/policies.ts'

const setting = (name: string): string => `(select nullif(current_setting('app.${name}', true), ''))`
const bureau = `${setting('bureau')}::uuid`
const definer = 'security definer set search_path = public'
const inForce = (grant: string): string =>
  `${grant}."confirmedAt" is not null and ${grant}."revokedAt" is null and ${grant}."fromOn" <= "on" and (${grant}."toOn" is null or ${grant}."toOn" > "on")`
const holds = (row: string): string => `${row}."fromOn" <= "on" and (${row}."toOn" is null or ${row}."toOn" > "on")`
/** Counts under five, and those whose rest is under five, are not told. */
const told = (count: string): string =>
  `case when ${count} >= 5 and (count(*) - ${count} = 0 or count(*) - ${count} >= 5) then (${count})::int end`

/**
 * 诉求、超职责指令反映、反打击报复的第二人查看 — sealed files: seen by their holders alone.
 * What must be known without holding a file is answered by functions that tell no more than that: who is to handle, that something is overdue, figures from five on, whether a second person has looked.
 */
export const concerns = `
create table "concernRules" (
  "bureauId" uuid not null references "bureaus", "receiptDays" int not null default 15 check ("receiptDays" between 1 and 60), "answerDays" int not null default 60 check ("answerDays" between 1 and 180),
  "protectionDays" int not null default 180 check ("protectionDays" between 1 and 1095), "retentionYears" int check ("retentionYears" between 1 and 30), "version" int not null default 1, primary key ("bureauId"));
create table "concerns" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "number" text not null, "kind" text not null check ("kind" in ('concern', 'overreach')),
  "way" text not null check ("way" in ('named', 'confidential', 'anonymous')), "category" text not null, "raiserSealed" text, "raiserStamp" text, "unitId" uuid, "aboutSealed" text not null,
  "isAboutPoliticalOffice" boolean not null, "state" text not null default 'raised' check ("state" in ('raised', 'acknowledged', 'answered', 'closed', 'reopened')), "raisedOn" date not null,
  "receiptDueOn" date not null, "answerDueOn" date not null, "acknowledgedOn" date, "answeredOn" date, "isAnsweredInTime" boolean, "closedOn" date,
  "helped" text check ("helped" in ('helped', 'partly', 'notHelped')), "reopenings" int not null default 0, "hazardSealed" text, "version" int not null default 1,
  primary key ("bureauId", "id"), check (("way" = 'anonymous') = ("raiserSealed" is null)), check ("way" = 'named' or "unitId" is null));
create unique index "concernsByNumber" on "concerns" ("bureauId", "number");
create index "concernsByRaiser" on "concerns" ("bureauId", "raiserStamp", "raisedOn") where "raiserStamp" is not null;
create index "concernsByDay" on "concerns" ("bureauId", "raisedOn" desc, "id");
create index "concernsDue" on "concerns" ("bureauId", "answerDueOn") where "state" in ('raised', 'acknowledged', 'reopened');
create table "concernTexts" (
  "bureauId" uuid not null, "id" uuid not null, "concernId" uuid not null, "position" int not null, "act" text not null, "side" text not null check ("side" in ('raiser', 'handler')),
  "nameSealed" text, "textSealed" text not null, "on" date not null, primary key ("bureauId", "id"), foreign key ("bureauId", "concernId") references "concerns", unique ("bureauId", "concernId", "position"));
create table "concernActs" (
  "bureauId" uuid not null, "keyStamp" text not null, "digest" text not null, "concernId" uuid not null, primary key ("bureauId", "keyStamp"), foreign key ("bureauId", "concernId") references "concerns");
create table "secondLooks" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "act" text not null check ("act" in ('conductCaseFiled', 'transferAgainstWill', 'contractNotRenewed')), "recordId" uuid not null, "personId" uuid not null,
  "state" text not null default 'asked' check ("state" in ('asked', 'clear', 'held', 'released', 'stopped')), "askedBySealed" text not null, "askedOn" date not null, "answeredBySealed" text, "answerSealed" text,
  "decidedBySealed" text, "decisionSealed" text, "answeredOn" date, "decidedOn" date, "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "personId") references "people", unique ("bureauId", "act", "recordId"));
create index "secondLooksByDay" on "secondLooks" ("bureauId", "askedOn" desc, "id");

alter table "transferProposals" add column "isAgainstWill" boolean not null default false;
alter table "leavings" add column "isContractNotRenewed" boolean not null default false;
create function "concernHandlers"("unit" uuid, "levels" text[], "names" text[], "raiser" uuid, "on" date) returns table ("accountId" uuid, "name" text, "role" text) language sql stable ${definer} as $$
  with "place" as (select "unitSortKey" as "key" from "units" where "bureauId" = ${bureau} and "id" = "unit"),
  "able" as (
    select a."accountId", a."name", g."role", array_position("levels", g."role") as "rank", case when g."role" in ('unitHead', 'bureauLeader') then length(u."unitSortKey") else 0 end as "near"
    from "grants" g join "accounts" a on a."bureauId" = g."bureauId" and a."accountId" = g."accountId" and a."state" = 'open'
    left join "units" u on u."bureauId" = g."bureauId" and u."id" = g."unitId" left join "people" p on p."bureauId" = a."bureauId" and p."id" = a."personId"
    where g."bureauId" = ${bureau} and g."role" = any("levels") and ${inForce('g')} and a."accountId" is distinct from "raiser" and a."name" <> all("names") and coalesce(p."name" <> all("names"), true)
      and (g."role" in ('auxiliaryOffice', 'politicalOfficeLeader') or "unit" is null and g."role" = 'bureauLeader' or exists (select 1 from "place" where "key" >= u."unitSortKey" and "key" < u."unitSortKey" || '~'))
      and (g."role" <> 'unitHead' or not exists (select 1 from "unitAppointments" d join "people" q on q."bureauId" = d."bureauId" and q."id" = d."personId"
        where d."bureauId" = g."bureauId" and d."unitId" = g."unitId" and d."duty" in ('unitHead', 'leaderInCharge') and ${holds('d')} and q."name" = any("names"))))
  select distinct f."accountId", f."name", f."role" from "able" f where f."rank" = (select min("rank") from "able") and f."near" = (select max(b."near") from "able" b where b."rank" = f."rank") order by f."name" $$;
create function "concernsOverdue"("on" date) returns int language sql stable ${definer} as $$
  select count(*)::int from "concerns" c where c."bureauId" = ${bureau} and c."answerDueOn" < "on" and c."state" in ('raised', 'acknowledged', 'reopened') and not c."isAboutPoliticalOffice"
    and ${actsAs('politicalOfficeLeader')} and not "holdsSealed"(c."id") $$;
create function "concernFigures"("on" date) returns table ("quarter" text, "category" text, "received" int, "inTime" int, "reopened" int, "helped" int) language sql stable ${definer} as $$
  select to_char(c."raisedOn", 'YYYY"-Q"Q'), c."category", case when count(*) >= 5 then count(*)::int end, ${told(`count(*) filter (where c."isAnsweredInTime")`)},
    ${told(`count(*) filter (where c."reopenings" > 0)`)}, ${told(`count(*) filter (where c."helped" in ('helped', 'partly'))`)}
  from "concerns" c where c."bureauId" = ${bureau} and c."raisedOn" < date_trunc('quarter', "on")::date and ${actsAs('auxiliaryOffice', 'politicalOfficeLeader')} group by 1, 2 order by 1 desc, 2 $$;
create function "overreachHazardState"("concern" uuid, "hazard" uuid) returns text language sql stable ${definer} as $$
  select h."state" from "hazards" h where h."bureauId" = ${bureau} and h."id" = "hazard" and h."source" = 'overreachReport' and "holdsSealed"("concern") $$;
create function "concernChannels"("unit" uuid) returns table ("unitName" text, "hotline" text, "mailbox" text) language sql stable ${definer} as $$
  select u."name", u."hotline", u."mailbox" from "units" u where u."bureauId" = ${bureau} and (u."id" = "unit" or u."parentId" is null) order by u."unitSortKey" desc $$;
create function "concernKeepers"("stamps" text[], "holders" text[], "since" date) returns setof text language sql stable ${definer} as $$
  select distinct a."holder" from "concerns" c join "sealedAccess" a on a."bureauId" = c."bureauId" and a."fileId" = c."id" and a."endedAt" is null and a."capacity" <> 'raiser'
  where c."bureauId" = ${bureau} and c."raiserStamp" = any("stamps") and c."raisedOn" >= "since" and a."holder" = any("holders") $$;
create function "secondLookState"("lookAct" text, "record" uuid) returns text language sql stable ${definer} as $$
  select l."state" from "secondLooks" l where l."bureauId" = ${bureau} and l."act" = "lookAct" and l."recordId" = "record" $$;
create function "secondLookers"("person" uuid, "asker" uuid, "on" date) returns table ("accountId" uuid, "name" text, "role" text) language sql stable ${definer} as $$
  select distinct a."accountId", a."name", g."role" from "grants" g join "accounts" a on a."bureauId" = g."bureauId" and a."accountId" = g."accountId" and a."state" = 'open'
  join "people" p on p."bureauId" = g."bureauId" and p."id" = "person" join "units" u on u."bureauId" = p."bureauId" and u."id" = p."unitId"
  where g."bureauId" = ${bureau} and g."role" in ('auxiliaryOffice', 'politicalOfficeLeader') and ${inForce('g')} and a."accountId" <> "asker" and a."personId" is distinct from p."id"
    and a."personId" is distinct from p."leadOfficerId" and a."personId" is distinct from p."leaderInChargeId"
    and not exists (select 1 from "unitAppointments" d join "units" w on w."bureauId" = d."bureauId" and w."id" = d."unitId"
      where d."bureauId" = g."bureauId" and d."personId" = a."personId" and ${holds('d')} and u."unitSortKey" >= w."unitSortKey" and u."unitSortKey" < w."unitSortKey" || '~') order by a."name" $$;
${protect('concernRules', 'true', actsAs('auxiliaryOffice'))}
${protect('concerns', isHeld('id'), isHeld('id'))}
${protect('concernTexts', isHeld('concernId'), isHeld('concernId'), 'select, insert')}
${protect('concernActs', isHeld('concernId'), isHeld('concernId'), 'select, insert')}
${protect('secondLooks', isHeld('id'), isHeld('id'))}
`
