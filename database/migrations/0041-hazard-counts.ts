/** Frozen forms are those that the product knows; the ledger's counts are read from indexes alone. */
export const hazardCounts = `
alter table "formSnapshots" add constraint "formSnapshotsForm" check ("form" in ('annex1', 'annex5'));
create index "hazardsOpenCounted" on "hazards" ("bureauId", "unitSortKey") include ("unitId", "category", "subcategoryId", "foundOn", "rectifyBy", "ownerId") where "state" <> 'closed';
create index "hazardsFoundCounted" on "hazards" ("bureauId", "foundOn") include ("unitSortKey", "causeId", "state", "relapses", "ownerId");
create index "hazardsClosedCounted" on "hazards" ("bureauId", "closedOn") include ("unitSortKey", "isClosedLate", "relapses", "ownerId") where "closedOn" is not null;
create index "hazardStepsRelapsed" on "hazardSteps" ("bureauId", "at") where "act" = 'relapsed';
`
