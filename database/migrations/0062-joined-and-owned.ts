import { actsAs, inBureau } from '../../platform/database/policies.ts'

const leadOfficer = `${inBureau} and ${actsAs('leadOfficer')}`
const owns = (id: string) => `${leadOfficer} and "ownsTrack"("${id}")`

/**
 * A week that nobody sent closes with the next cut-off, until the office opens it again; whom a collection asks, so that units that join are asked too; an officer who owns a track of an incident reads it and notes steps of the own track;
 * what inspections found and incidents were recorded is counted by the week.
 */
export const joinedAndOwned = `
alter table "weeklyReports" add column "closedAt" timestamptz, add column "reopenedAt" timestamptz, add column "reopenedByName" text, add column "reopenReason" text;
create index "weeklyReportsUnsent" on "weeklyReports" ("bureauId", "unitId", "weekOn") where "standing" = 'missing' and "arrivedAt" is null and "closedAt" is null;
alter table "collections" add column "askedUnitIds" uuid[];
create index "inspectionsConcluded" on "inspections" ("bureauId", "concludedAt") where "state" = 'concluded';
create index "incidentsRecorded" on "incidents" ("bureauId", "createdAt");
create index "incidentsOfUnit" on "incidents" ("bureauId", "unitId");
create function "ownsTrack"("incident" uuid, "which" text default null) returns boolean language sql stable security definer set search_path = public as $$
  select exists (select 1 from "incidentTracks" t where t."bureauId" = (select nullif(current_setting('app.bureau', true), ''))::uuid and t."incidentId" = "incident"
    and t."ownerId" = (select nullif(current_setting('app.self', true), ''))::uuid and ("which" is null or t."track" = "which")) $$;
create policy "incidentsOwned" on "incidents" for select to mingze_app using (${owns('id')});
create policy "incidentsOwnedUpdate" on "incidents" for update to mingze_app using (${owns('id')} and "state" <> 'reviewed') with check (${owns('id')} and "state" <> 'reviewed');
${['incidentTracks', 'incidentSteps', 'approvedStatements'].map((table) => `create policy "${table}Owned" on "${table}" for select to mingze_app using (${owns('incidentId')});`).join('\n')}
create policy "incidentStepsOwnedInsert" on "incidentSteps" for insert to mingze_app with check (${leadOfficer} and "ownsTrack"("incidentId", "track"));
create policy "unitsOfOwnedTracks" on "units" for select to mingze_app using (${leadOfficer} and exists (select 1 from "incidents" i where i."bureauId" = "units"."bureauId" and i."unitId" = "units"."id"));
`
