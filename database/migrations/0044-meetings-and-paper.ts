/** 会商、排查的补充: which meetings a hazard stood in is read by index; when a cause counts as repeated is the bureau's own rule; a unit's answer on paper stands with its signed page. */
export const meetingsAndPaper = `
create index "consultationPointsByHazard" on "consultationPoints" ("bureauId", "hazardId") where "hazardId" is not null;
create index "consultationDecisionsByHazard" on "consultationDecisions" ("bureauId", "hazardId") where "hazardId" is not null;
alter table "bureaus" add "causeRepeatUnits" int default 2 check ("causeRepeatUnits" between 1 and 250), add "causeRepeatDays" int default 180 check ("causeRepeatDays" between 1 and 1000);
alter table "screeningReturns" add "paperFileId" uuid, add "paperFileName" text, add "paperMediaType" text, add "paperFileDigest" text, add "paperSignedBy" uuid, add "paperSignedOn" date,
  add constraint "screeningReturnsPaper" check (num_nulls("paperFileId", "paperFileName", "paperMediaType", "paperFileDigest", "paperSignedBy", "paperSignedOn") in (0, 6)),
  add constraint "screeningReturnsPaperConfirms" check ("paperFileId" is null or "state" = 'confirmed');
`
