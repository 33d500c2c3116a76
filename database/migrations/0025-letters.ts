import { actsAs, inUnits, isSelf, protect } from '../../platform/database/policies.ts'

const issuers = actsAs('auxiliaryOffice', 'unitClerk', 'unitHead')
const isParty = `${isSelf('holderPersonId')} or ${isSelf('issuerPersonId')}`

/** Responsibility letters, issued to a post, and who has held them; what a letter fills into the text of both its signatories. */
export const letters = `
alter table "signingRequests" add column "given" jsonb;
create table "letters" (
  "bureauId" uuid not null, "id" uuid not null, "serialNumber" text not null, "unitId" uuid not null, "unitSortKey" text collate "C" not null,
  "holderDuty" text not null check ("holderDuty" in ('unitHead', 'leaderInCharge', 'leadOfficer')), "issuerDuty" text not null check ("issuerDuty" in ('overseeingBureauLeader', 'unitHead', 'leaderInCharge')),
  "holderPersonId" uuid, "issuerPersonId" uuid, "wordingId" uuid not null, "versionId" uuid not null, "listVersionId" uuid, "chainTemplateId" uuid not null, "fields" jsonb not null,
  "successorMeans" text not null check ("successorMeans" in ('signature', 'acknowledgement')), "issuedOn" date not null, "dueOn" date, "issuedBy" uuid not null, "issuedByName" text not null, "inForceOn" date,
  "endedOn" date, "endReason" text, "endedByName" text, "predecessorId" uuid, "createdAt" timestamptz not null default now(), "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "unitId") references "units", foreign key ("bureauId", "versionId") references "wordingVersions", foreign key ("bureauId", "listVersionId") references "wordingVersions",
  foreign key ("bureauId", "chainTemplateId") references "chainTemplates", foreign key ("bureauId", "holderPersonId") references "people", foreign key ("bureauId", "issuerPersonId") references "people",
  check ("holderPersonId" <> "issuerPersonId"), check (("endedOn" is null) = ("endReason" is null)));
create unique index "lettersByNumber" on "letters" ("bureauId", "serialNumber");
create unique index "lettersOfUnitOnce" on "letters" ("bureauId", "unitId", "holderDuty") where "endedOn" is null and "holderDuty" = 'unitHead';
create unique index "lettersOfPersonOnce" on "letters" ("bureauId", "unitId", "holderDuty", "holderPersonId") where "endedOn" is null;
create index "lettersByUnit" on "letters" ("bureauId", "unitSortKey", "id");
create index "lettersByHolder" on "letters" ("bureauId", "holderPersonId") where "endedOn" is null;
create index "lettersByIssuer" on "letters" ("bureauId", "issuerPersonId") where "endedOn" is null;
${protect('letters', `${inUnits} or ${isParty}`, `${inUnits} and ${issuers}`)}

create table "letterParties" (
  "bureauId" uuid not null, "id" uuid not null, "letterId" uuid not null, "unitSortKey" text collate "C" not null, "side" text not null check ("side" in ('issuer', 'holder')), "personId" uuid not null, "personName" text not null, "personTitle" text not null,
  "fromOn" date not null, "toOn" date, "means" text not null check ("means" in ('signature', 'acknowledgement')), "requestId" uuid, "answer" text not null default 'open' check ("answer" in ('open', 'signed', 'acknowledged', 'declined')),
  "answeredAt" timestamptz, "signatureId" uuid, "predecessorId" uuid, "createdAt" timestamptz not null default now(), "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "letterId") references "letters", foreign key ("bureauId", "personId") references "people", foreign key ("bureauId", "requestId") references "signingRequests",
  check ("toOn" >= "fromOn"), check (("means" = 'signature') = ("requestId" is not null)), check (("answer" = 'open') = ("answeredAt" is null)));
create unique index "letterPartiesCurrent" on "letterParties" ("bureauId", "letterId", "side") where "toOn" is null;
create index "letterPartiesByLetter" on "letterParties" ("bureauId", "letterId", "fromOn");
create index "letterPartiesByRequest" on "letterParties" ("bureauId", "requestId") where "requestId" is not null;
create index "letterPartiesByPerson" on "letterParties" ("bureauId", "personId", "fromOn");
${protect('letterParties', `${inUnits} or ${isSelf('personId')} or exists (select 1 from "letters" l where l."bureauId" = "letterParties"."bureauId" and l."id" = "letterParties"."letterId")`, `(${inUnits} and ${issuers}) or ${isSelf('personId')}`)}
/* Nobody acknowledges for anybody else, whatever the role. */
create policy "letterPartiesUnanswered" on "letterParties" as restrictive for insert to mingze_app with check ("answer" = 'open');
create policy "letterPartiesOwnAnswer" on "letterParties" as restrictive for update to mingze_app using (true) with check ("answer" <> 'acknowledged' or ${isSelf('personId')} or "toOn" is not null);
`
