import { actsAs, inUnits, protect } from '../../platform/database/policies.ts'

/** 全局周报: one a week and place, drafted, edited, issued. */
export const bureauReports = `
create table "bureauReports" (
  "bureauId" uuid not null references "bureaus", "id" uuid not null, "unitSortKey" text collate "C" not null, "weekOn" date not null, "title" text not null, "text" text not null, "figures" jsonb not null, "draftedAt" timestamptz not null,
  "state" text not null default 'draft' check ("state" in ('draft', 'toApprove', 'issued')), "editedByName" text, "editedAt" timestamptz, "sentBy" uuid, "sentByName" text, "sentAt" timestamptz,
  "returnReason" text, "returnedByName" text, "returnedAt" timestamptz, "dispatchNumber" text, "issuedByName" text, "issuedAt" timestamptz, "version" int not null default 1,
  primary key ("bureauId", "id"), check (("state" = 'issued') = ("dispatchNumber" is not null)), check (("state" = 'issued') = ("issuedAt" is not null)));
create unique index "bureauReportsOnce" on "bureauReports" ("bureauId", "weekOn", "unitSortKey");
create unique index "bureauReportsByNumber" on "bureauReports" ("bureauId", "dispatchNumber") where "dispatchNumber" is not null;
create index "bureauReportsByWeek" on "bureauReports" ("bureauId", "weekOn" desc, "id" desc);
${protect('bureauReports', `${inUnits} and ${actsAs('auxiliaryOffice', 'politicalOfficeLeader', 'bureauLeader')}`, `${inUnits} and ${actsAs('auxiliaryOffice', 'politicalOfficeLeader')}`, 'select, update')}
`
