import { actsAs, inUnits, isNamedUnit, openToGate, protect } from '../../platform/database/policies.ts'

/** Units, their leaders, their names over time. */
export const organisation = `
create table "units" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "parentId" uuid, "kind" text not null, "name" text not null, "shortName" text not null, "code" text collate "C" not null,
  "policeLine" text, "hotline" text, "mailbox" text, "position" int not null, "unitSortKey" text collate "C" not null, "openedOn" date, "closedOn" date, "successorId" uuid,
  "version" int not null default 1, "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now(),
  primary key ("bureauId", "id"), foreign key ("bureauId", "parentId") references "units", foreign key ("bureauId", "successorId") references "units");
create unique index "unitsByCode" on "units" ("bureauId", "code");
create unique index "unitsBySortKey" on "units" ("bureauId", "unitSortKey");
create index "unitsByParent" on "units" ("bureauId", "parentId", "position");
${protect('units', `${inUnits} or ${isNamedUnit}`, `${inUnits} and ${actsAs('auxiliaryOffice', 'unitClerk', 'unitHead', 'leaderInCharge')}`)}
${openToGate('units', 'select')}

create table "unitNames" (
  "bureauId" uuid not null, "unitId" uuid not null, "unitSortKey" text collate "C" not null, "name" text not null, "shortName" text not null, "fromOn" date not null, "toOn" date, "reason" text not null default '',
  primary key ("bureauId", "unitId", "fromOn"), foreign key ("bureauId", "unitId") references "units");
${protect('unitNames', inUnits, `${inUnits} and ${actsAs('auxiliaryOffice')}`)}

create table "unitAppointments" (
  "bureauId" uuid not null, "id" uuid not null, "unitId" uuid not null, "unitSortKey" text collate "C" not null, "personId" uuid not null,
  "duty" text not null check ("duty" in ('unitHead', 'leaderInCharge', 'overseeingBureauLeader')), "fromOn" date not null, "toOn" date, "version" int not null default 1,
  primary key ("bureauId", "id"), foreign key ("bureauId", "unitId") references "units", check ("toOn" is null or "toOn" > "fromOn"));
create index "unitAppointmentsByUnit" on "unitAppointments" ("bureauId", "unitId", "duty", "fromOn");
create index "unitAppointmentsByPerson" on "unitAppointments" ("bureauId", "personId", "fromOn");
create unique index "unitAppointmentsOpen" on "unitAppointments" ("bureauId", "unitId", "duty", "personId") where "toOn" is null;
create unique index "unitAppointmentsOneOpen" on "unitAppointments" ("bureauId", "unitId", "duty") where "toOn" is null and "duty" <> 'leaderInCharge';
${protect('unitAppointments', `${inUnits} or ${isNamedUnit}`, `${inUnits} and ${actsAs('auxiliaryOffice', 'unitClerk', 'unitHead')}`)}
${openToGate('unitAppointments', 'select')}
`
