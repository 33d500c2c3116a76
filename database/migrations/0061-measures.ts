import { notePlaces } from '../../platform/database/kept-by-place.ts'

/** What comparisons count by its day is read from indexes alone; what they count besides the figures' tables notes its places. */
export const measures = `
drop index "tasksByDueDay";
create index "tasksDueCounted" on "tasks" ("bureauId", "dueOn") include ("unitId", "unitSortKey", "concludedOn", "wasLate") where "state" <> 'withdrawn';
create index "hazardsDueCounted" on "hazards" ("bureauId", "rectifyBy") include ("unitId", "unitSortKey", "closedOn") where "rectifyBy" is not null;
create index "hazardStepsLookedBack" on "hazardSteps" ("bureauId", "at") include ("hazardId", "act", "unitSortKey") where "act" in ('heldUp', 'lookedBack');
create index "filingsDueCounted" on "filings" ("bureauId", "dueOn") include ("unitId", "unitSortKey", "lodgedAt", "isLate") where "state" <> 'withdrawn';
create index "weeklyReportsCounted" on "weeklyReports" ("bureauId", "cutOffAt") include ("unitId", "unitSortKey", "standing") where "state" <> 'withdrawn';
create index "screeningReturnsCounted" on "screeningReturns" ("bureauId", "dueOn") include ("unitId", "unitSortKey", "firstSubmittedAt", "isLate", "closedAt");
create index "collectionPartsCounted" on "collectionParts" ("bureauId", "dueOn") include ("unitId", "unitSortKey", "firstSubmittedAt", "isLate", "closedAt");
${notePlaces('hazardSteps', 'unit')}
${notePlaces('signingRounds', 'bureau')}
`
