import { inBureau, protect } from '../../platform/database/policies.ts'

const mine = `a."holder" = any((select string_to_array(nullif(current_setting('app.holders', true), ''), ','))::text[])`
const bureau = `(select nullif(current_setting('app.bureau', true), ''))::uuid`

/**
 * 密封卷 — who may open a sealed file (conduct case, accountability review, concern) is lent by name, holder by holder; nobody else learns that it exists.
 * A holder is kept as an HMAC under a key outside the database, so that a dump tells nobody who raised or handles what.
 * Events about a sealed file are hidden from everybody who does not hold it, administrators included; the chain covers them all the same.
 */
export const sealedFiles = `
create table "sealedAccess" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "fileId" uuid not null, "holder" text not null, "capacity" text not null, "nameSealed" text not null,
  "reasonSealed" text, "lentAt" timestamptz not null, "endedAt" timestamptz, primary key ("bureauId", "id"));
create unique index "sealedAccessOnce" on "sealedAccess" ("bureauId", "fileId", "holder", "capacity") where "endedAt" is null;
create index "sealedAccessByHolder" on "sealedAccess" ("bureauId", "holder", "fileId") where "endedAt" is null;
create index "sealedEvents" on "eventSubjects" ("bureauId", "subjectId", "eventId") where "subjectKind" = 'sealedFile';
create function "holdsSealed"("file" uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from "sealedAccess" a where a."bureauId" = ${bureau} and a."fileId" = "file" and a."endedAt" is null and ${mine}) $$;
create function "isLent"("file" uuid) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from "sealedAccess" a where a."bureauId" = ${bureau} and a."fileId" = "file") $$;
create function "eventsSealedAway"() returns uuid[] language sql stable security definer set search_path = public as $$
  select coalesce(array_agg(s."eventId"), '{}') from "eventSubjects" s where s."bureauId" = ${bureau} and s."subjectKind" = 'sealedFile'
    and not exists (select 1 from "sealedAccess" a where a."bureauId" = s."bureauId" and a."fileId" = s."subjectId" and a."endedAt" is null and ${mine}) $$;
create policy "eventSubjectsHeld" on "eventSubjects" for select to mingze_app using (${inBureau} and "subjectKind" = 'sealedFile' and "holdsSealed"("subjectId"));
create policy "changesHeld" on "changes" for select to mingze_app using (${inBureau} and exists (select 1 from "eventSubjects" s
  where s."bureauId" = "changes"."bureauId" and s."eventId" = "changes"."eventId" and s."subjectKind" = 'sealedFile'));
create policy "eventsSealed" on "events" as restrictive for select to mingze_app using ("id" <> all ((select "eventsSealedAway"())::uuid[]));
create policy "eventSubjectsSealed" on "eventSubjects" as restrictive for select to mingze_app using ("eventId" <> all ((select "eventsSealedAway"())::uuid[]));
create policy "changesSealed" on "changes" as restrictive for select to mingze_app using ("eventId" <> all ((select "eventsSealedAway"())::uuid[]));
${protect('sealedAccess', `"holdsSealed"("fileId")`, `"holdsSealed"("fileId") or not "isLent"("fileId")`, 'select, insert, update')}
`
