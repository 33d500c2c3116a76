import { actsAs, inUnits, isPerson, isSelf, openToGate, protect } from '../../platform/database/policies.ts'

const recorders = actsAs('auxiliaryOffice', 'unitClerk')

/** Who is asked to sign which version, what was signed and how it is proven, the bureau's sealing keys. */
export const signatures = `
create table "sealKeys" (
  "bureauId" uuid not null references "bureaus", "id" text not null, "publicKey" text not null, "privateSealed" text not null, "madeAt" timestamptz not null default now(), "retiredAt" timestamptz, primary key ("bureauId", "id"));
create unique index "sealKeysCurrent" on "sealKeys" ("bureauId") where "retiredAt" is null;
${protect('sealKeys', 'true', actsAs('securityAdministrator'))}

create table "signingRequests" (
  "bureauId" uuid not null, "id" uuid not null, "occasion" text not null check ("occasion" in ('round', 'letter', 'leaving')), "occasionId" uuid not null, "personId" uuid not null, "unitId" uuid not null, "unitSortKey" text collate "C" not null,
  "wordingId" uuid not null, "versionId" uuid not null, "state" text not null default 'open' check ("state" in ('open', 'signed', 'declined', 'withdrawn')), "code" text not null, "fromOn" date not null, "dueOn" date,
  "declineReason" text, "respondedAt" timestamptz, "endedAt" timestamptz, "createdAt" timestamptz not null default now(), "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "personId") references "people", foreign key ("bureauId", "versionId") references "wordingVersions");
create unique index "signingRequestsOnce" on "signingRequests" ("bureauId", "occasionId", "personId", "versionId");
create unique index "signingRequestsByCode" on "signingRequests" ("bureauId", "code");
create index "signingRequestsByUnit" on "signingRequests" ("bureauId", "occasionId", "unitSortKey", "state", "id");
create index "signingRequestsByPerson" on "signingRequests" ("bureauId", "personId", "createdAt" desc);
create index "signingRequestsOpen" on "signingRequests" ("bureauId", "unitSortKey", "dueOn") where "state" = 'open';
${protect('signingRequests', `${inUnits} or ${isPerson('personId')} or ${isSelf('personId')}`, `(${inUnits} and ${actsAs('auxiliaryOffice', 'unitClerk', 'unitHead', 'bureauLeader')}) or ${isSelf('personId')}`)}

create table "signatures" (
  "bureauId" uuid not null, "id" uuid not null, "requestId" uuid not null, "personId" uuid not null, "personName" text not null, "unitName" text not null, "unitSortKey" text collate "C" not null, "versionId" uuid not null,
  "means" text not null check ("means" in ('screen', 'desk', 'paper')), "fields" jsonb not null, "textDigest" text not null, "textDigestSm3" text not null, "stroke" jsonb, "strokeDigest" text,
  "identification" text not null check ("identification" in ('pin', 'pinWithWitness', 'paper')), "witnessId" uuid, "witnessName" text, "recordedBy" uuid, "recordedByName" text,
  "scanFileId" uuid, "scanPage" int, "scanDigest" text, "address" text not null, "signedAt" timestamptz not null, "eventId" uuid not null,
  "evidenceDigest" text not null, "seal" text not null, "sealKeyId" text not null,
  primary key ("bureauId", "id"), foreign key ("bureauId", "requestId") references "signingRequests", foreign key ("bureauId", "sealKeyId") references "sealKeys",
  check (("means" = 'paper') = ("identification" = 'paper')), check (("means" = 'paper') = ("recordedBy" is not null)), check (("means" = 'paper') = ("stroke" is null)));
create unique index "signaturesOnce" on "signatures" ("bureauId", "requestId");
create index "signaturesByPerson" on "signatures" ("bureauId", "personId", "signedAt" desc);
/* Nobody signs for anybody else, whatever the role: the database itself lets in only one's own signature, or a recorded sheet of paper. */
${protect('signatures', `${inUnits} or ${isPerson('personId')} or ${isSelf('personId')}`, `("means" <> 'paper' and ${isSelf('personId')}) or ("means" = 'paper' and ${inUnits} and ${recorders})`, 'select, insert')}
/* Whoever holds a signed sheet may ask whether it is sound, wherever it was signed. */
${openToGate('signatures', 'select')}
`
