import { actsAs, inBureau } from '../../platform/database/policies.ts'

/** Who asked for an account; names of units for those who grant by unit. */
export const accountsOpening = `
alter table "accounts" add column "openedBy" uuid;
create index "accountsByReset" on "accounts" ("bureauId", "resetAt" desc, "accountId") where "resetAt" is not null;
create policy "unitsNamed" on "units" for select to mingze_app using (${inBureau} and ${actsAs('securityAdministrator', 'systemAdministrator')});
`
