import { actsAs, protect } from '../../platform/database/policies.ts'

const here = `(select nullif(current_setting('app.bureau', true), ''))::uuid`
/** Acts with the reach of the whole bureau. */
const whole = (...roles: string[]): string =>
  `((select nullif(current_setting('app.unitFrom', true), '')) ~ '^[0-9]{1,4}$' and ${actsAs(...roles)})`
const office = whole('auxiliaryOffice', 'politicalOfficeLeader')
const leaders = whole('auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader')
const superior = actsAs('superior')
/** The tenant that acts stood right above the row's on a day; without a day: stands there now or is still to come. */
const isAbove = (table: string, day?: string): string =>
  `exists (select 1 from "bureauPlacements" p where p."bureauId" = "${table}"."bureauId" and p."parentId" = ${here} and ${
    day === undefined
      ? `(p."toOn" is null or p."toOn" > (now() at time zone 'Asia/Shanghai')::date)`
      : `p."fromOn" <= ${day} and (p."toOn" is null or p."toOn" > ${day})`
  })`
/** A second way to read, beside those of the own tenant: from above. */
const fromAbove = (table: string, condition: string): string =>
  `create policy "${table}Above" on "${table}" for select to mingze_app using (${condition});`

/** Tenants above one another: where a bureau stands, its figures by day, notices that come down, releases that go up. */
export const superiors = `
alter table "bureaus" add column "level" text not null default 'county' check ("level" in ('county', 'city', 'province'));
create table "bureauPlacements" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "parentId" uuid not null references "bureaus" ("bureauId"), "fromOn" date not null, "toOn" date, "recordedAt" timestamptz not null default now(),
  primary key ("bureauId", "id"), check ("parentId" <> "bureauId"), check ("toOn" is null or "toOn" > "fromOn"));
create unique index "bureauPlacementsOpen" on "bureauPlacements" ("bureauId") where "toOn" is null;
create index "bureauPlacementsByParent" on "bureauPlacements" ("parentId", "bureauId", "fromOn");
${protect('bureauPlacements', `${leaders} or ${superior}`, 'false', 'select')}
${fromAbove('bureauPlacements', `${superior} and "parentId" = ${here}`)}
create table "bureauFigures" (
  "bureauId" uuid not null references "bureaus", "onDay" date not null, "reach" text not null check ("reach" in ('own', 'all')), "figureId" text not null,
  "n" int check ("n" >= 0), "whole" int check ("whole" >= 0), "isHidden" boolean not null, "bureaus" int not null, "hiddenBureaus" int not null,
  primary key ("bureauId", "onDay", "reach", "figureId"), check (("n" is null) = "isHidden"));
create index "bureauFiguresTrend" on "bureauFigures" ("bureauId", "reach", "figureId", "onDay");
${protect('bureauFigures', `${leaders} or ${superior}`, 'false', 'select')}
${fromAbove('bureauFigures', `${superior} and "reach" = 'all' and ${isAbove('bureauFigures', '"onDay"')}`)}
create table "superiorNotices" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "number" text not null, "title" text not null, "text" text not null, "issuedOn" date not null, "dueOn" date, "issuer" text not null, "recipients" uuid[] not null,
  "state" text not null default 'sent' check ("state" in ('sent', 'withdrawn')), "sentByName" text not null, "sentAt" timestamptz not null, "withdrawnByName" text, "withdrawnAt" timestamptz, "withdrawReason" text, "version" int not null default 1,
  primary key ("bureauId", "id"), check (("state" = 'withdrawn') = ("withdrawReason" is not null)));
create unique index "superiorNoticesByNumber" on "superiorNotices" ("bureauId", "number") where "state" <> 'withdrawn';
create index "superiorNoticesByDay" on "superiorNotices" ("bureauId", "issuedOn" desc, "id" desc);
${protect('superiorNotices', superior, superior)}
create table "receivedNotices" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "senderId" uuid not null, "issuer" text not null, "number" text not null, "title" text not null, "text" text not null, "issuedOn" date not null, "dueOn" date,
  "state" text not null default 'arrived' check ("state" in ('arrived', 'acknowledged', 'takenOver', 'withdrawn')), "arrivedAt" timestamptz not null, "acknowledgedByName" text, "acknowledgedAt" timestamptz,
  "noticeId" uuid, "takenOverByName" text, "takenOverAt" timestamptz, "withdrawnAt" timestamptz, "withdrawReason" text, "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "noticeId") references "notices", check ("state" <> 'takenOver' or "noticeId" is not null), check (("state" = 'withdrawn') = ("withdrawnAt" is not null)));
create index "receivedNoticesByDay" on "receivedNotices" ("bureauId", "arrivedAt" desc, "id" desc);
create index "receivedNoticesWaiting" on "receivedNotices" ("bureauId", "arrivedAt") where "state" in ('arrived', 'acknowledged');
${protect('receivedNotices', leaders, whole('auxiliaryOffice'), 'select, update')}
create table "noticeReceipts" (
  "bureauId" uuid not null references "bureaus", "noticeId" uuid not null, "senderId" uuid not null, "arrivedOn" date not null, "acknowledgedOn" date, "takenOverOn" date, "localNumber" text,
  "clauses" int, "tasks" int, "concluded" int, "countedOn" date, primary key ("bureauId", "noticeId"));
create index "noticeReceiptsBySender" on "noticeReceipts" ("senderId", "noticeId");
${protect('noticeReceipts', leaders, whole('auxiliaryOffice'), 'select, update')}
${fromAbove('noticeReceipts', `${superior} and "senderId" = ${here}`)}
create table "releases" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "kind" text not null, "sourceId" text not null, "title" text not null, "scope" text not null, "reason" text not null, "addresseeId" uuid not null, "addresseeName" text not null, "expiresOn" date not null,
  "fileId" uuid not null, "fileName" text not null, "mediaType" text not null, "fileDigest" text not null, "state" text not null default 'asked' check ("state" in ('asked', 'approved', 'refused', 'withdrawn', 'expired')), "number" text,
  "askedBy" uuid not null, "askedByName" text not null, "askedAt" timestamptz not null, "approvedBy" uuid, "approvedByName" text, "approvedAt" timestamptz, "endReason" text, "endedByName" text, "endedAt" timestamptz, "version" int not null default 1,
  primary key ("bureauId", "id"), check ("approvedBy" is distinct from "askedBy"), check (("state" in ('approved', 'expired')) <= ("number" is not null and "approvedAt" is not null)), check (("state" in ('refused', 'withdrawn')) <= ("endReason" is not null)));
create unique index "releasesByNumber" on "releases" ("bureauId", "number") where "number" is not null;
create index "releasesByTime" on "releases" ("bureauId", "askedAt" desc, "id" desc);
create index "releasesByAddressee" on "releases" ("addresseeId", "approvedAt" desc, "id" desc) where "state" = 'approved';
create index "releasesAsked" on "releases" ("bureauId", "askedAt") where "state" = 'asked';
${protect('releases', `${leaders} or (${superior} and "addresseeId" = "bureauId" and "state" = 'approved')`, office)}
${fromAbove('releases', `${superior} and "addresseeId" = ${here} and "state" = 'approved' and ${isAbove('releases')}`)}
create function "bureausBelow"("on" date) returns table ("bureauId" uuid, "name" text, "shortName" text, "level" text, "fromOn" date) language sql stable security definer set search_path = public as $$
  select b."bureauId", b."name", b."shortName", b."level", p."fromOn" from "bureauPlacements" p join "bureaus" b on b."bureauId" = p."bureauId"
    where p."parentId" = ${here} and ${superior} and p."fromOn" <= "on" and (p."toOn" is null or p."toOn" > "on") order by b."createdAt", b."bureauId" $$;
create function "bureauAbove"("on" date) returns table ("bureauId" uuid, "name" text) language sql stable security definer set search_path = public as $$
  select b."bureauId", b."name" from "bureauPlacements" p join "bureaus" b on b."bureauId" = p."parentId"
    where p."bureauId" = ${here} and p."fromOn" <= "on" and (p."toOn" is null or p."toOn" > "on") $$;
`
