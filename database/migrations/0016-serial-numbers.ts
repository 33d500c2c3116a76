import { protect } from '../../platform/database/policies.ts'

/** Running numbers of a bureau by kind and year; whoever numbers something takes the next. */
export const serialNumbers = `
create table "serialNumbers" ("bureauId" uuid not null references "bureaus", "kind" text not null, "year" int not null, "last" int not null, primary key ("bureauId", "kind", "year"));
${protect('serialNumbers', 'true', 'true')}
`
