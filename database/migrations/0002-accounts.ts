import { actsAs, inUnits, isOwnAccount, openToGate, protect } from '../../platform/database/policies.ts'

const admins = actsAs('systemAdministrator', 'securityAdministrator')

/** Accounts, secrets, grants, sessions. */
export const accounts = `
create table "accounts" (
  "bureauId" uuid not null references "bureaus", "accountId" uuid not null, "login" text collate "C" not null, "name" text not null, "personId" uuid, "unitId" uuid, "unitName" text not null default '',
  "unitSortKey" text collate "C" not null default '', "state" text not null default 'open' check ("state" in ('pending', 'open', 'disabled')),
  "resetAskedAt" timestamptz, "resetAskedBy" uuid, "resetAt" timestamptz, "createdAt" timestamptz not null default now(), "version" int not null default 1,
  primary key ("bureauId", "accountId"));
create unique index "accountsByLogin" on "accounts" (lower("login"));
create unique index "accountsByPerson" on "accounts" ("bureauId", "personId") where "personId" is not null;
create index "accountsByUnit" on "accounts" ("bureauId", "unitSortKey", "login", "accountId");
${protect('accounts', `${isOwnAccount} or ${admins} or ${actsAs('politicalOfficeLeader')} or ${inUnits}`, `${isOwnAccount} or ${admins} or ${inUnits}`)}
${openToGate('accounts', 'select, update')}

create table "secrets" (
  "bureauId" uuid not null, "accountId" uuid not null, "hash" text not null, "isOneTime" boolean not null, "expiresAt" timestamptz, "changedAt" timestamptz not null default now(),
  "pinHash" text, "pinSetAt" timestamptz,
  primary key ("bureauId", "accountId"), foreign key ("bureauId", "accountId") references "accounts");
${protect('secrets', `${isOwnAccount} or ${actsAs('systemAdministrator')}`, `${isOwnAccount} or ${actsAs('systemAdministrator')}`)}
${openToGate('secrets', 'select, update')}

create table "grants" (
  "bureauId" uuid not null, "id" uuid not null, "accountId" uuid not null, "role" text not null, "unitId" uuid, "policeLine" text, "fromOn" date not null, "toOn" date,
  "reason" text not null default '', "proposedBy" uuid not null, "proposedAt" timestamptz not null default now(), "confirmedBy" uuid, "confirmedAt" timestamptz,
  "revokedBy" uuid, "revokedAt" timestamptz, "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "accountId") references "accounts", check ("confirmedBy" is distinct from "proposedBy"), check ("toOn" is null or "toOn" > "fromOn"));
create index "grantsByAccount" on "grants" ("bureauId", "accountId");
create index "grantsByTime" on "grants" ("bureauId", "proposedAt" desc, "id");
${protect('grants', `${isOwnAccount} or ${admins} or ${actsAs('politicalOfficeLeader')}`, `${admins} or ${actsAs('politicalOfficeLeader')}`)}
${openToGate('grants', 'select')}

create table "sessions" (
  "bureauId" uuid not null, "id" uuid not null, "accountId" uuid not null, "tokenDigest" text not null unique, "role" text not null, "createdAt" timestamptz not null default now(),
  "lastSeenAt" timestamptz not null default now(), "steppedUpAt" timestamptz, "address" text not null, "browser" text not null default '', "endedAt" timestamptz,
  primary key ("bureauId", "id"), foreign key ("bureauId", "accountId") references "accounts");
create index "sessionsByAccount" on "sessions" ("bureauId", "accountId", "createdAt" desc);
${protect('sessions', `${isOwnAccount} or ${actsAs('systemAdministrator')}`, `${isOwnAccount} or ${actsAs('systemAdministrator')}`)}
${openToGate('sessions', 'select, insert, update')}

create table "signInFailures" ("address" text not null, "login" text collate "C" not null, "at" timestamptz not null default now());
create index "signInFailuresByAddress" on "signInFailures" ("address", "at" desc);
create index "signInFailuresByLogin" on "signInFailures" ("login", "at" desc);
alter table "signInFailures" enable row level security;
alter table "signInFailures" force row level security;
create policy "signInFailuresOwner" on "signInFailures" to current_user using (true) with check (true);
${openToGate('signInFailures', 'select, insert, delete')}
`
