/**
 * 密封卷的接手和保管 — a second look says in no dump whom or what it is about: rows of before are sealed by the settlement of the first start, which has the keys.
 * A window of a proceeding is reminded of once; a closed file says until when it is kept. Kinds of outcome that a bureau adds say themselves what law.ts says of the others.
 */
export const handsAndKeeping = `
alter table "proceedings" add column "remindedFor" date, add column "retainUntil" date, add column "isKeptLonger" boolean not null default false;
alter table "outcomeKinds" add column "of" text check ("of" in ('conduct', 'accountability')), add column "rank" int check ("rank" between 1 and 9),
  add column "effect" text check ("effect" in ('none', 'deduction', 'endContract', 'returnToCompany')), add check (("of" is null) = ("rank" is null) and ("of" is null) = ("effect" is null));
alter table "secondLooks" add column "recordStamp" text, add column "personSealed" text, alter column "recordId" drop not null, alter column "personId" drop not null,
  add check (("recordStamp" is null) = ("recordId" is not null) and ("personSealed" is null) = ("personId" is not null));
create unique index "secondLooksByRecord" on "secondLooks" ("bureauId", "recordStamp");
create index "secondLooksWaiting" on "secondLooks" ("bureauId", "id") where "state" in ('asked', 'held');
drop function "secondLookState"(text, uuid);
create function "secondLookState"("stamp" text) returns text language sql stable security definer set search_path = public as $$
  select l."state" from "secondLooks" l where l."bureauId" = (select nullif(current_setting('app.bureau', true), ''))::uuid and l."recordStamp" = "stamp" $$;
`
