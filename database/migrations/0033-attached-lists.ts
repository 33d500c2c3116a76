/** 随附责任清单: what goes with a text is shown to whoever signs it. */
export const attachedLists = `
alter table "signingRequests" add "attachedVersionId" uuid, add foreign key ("bureauId", "attachedVersionId") references "wordingVersions";
update "signingRequests" s set "attachedVersionId" = l."listVersionId" from "letters" l
  where s."occasion" = 'letter' and l."bureauId" = s."bureauId" and l."id" = s."occasionId" and l."listVersionId" is not null;
`
