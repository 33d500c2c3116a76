/** 决定施行的人: beside who wrote and who approved a version stands who put it in force. */
export const enforcers = `
alter table "wordingVersions" add "enforcedByName" text;
update "wordingVersions" v set "enforcedByName" = (select e."actorName" from "eventSubjects" s join "events" e on e."bureauId" = s."bureauId" and e."id" = s."eventId"
  where s."bureauId" = v."bureauId" and s."subjectId" = v."id" and e."verb" = 'wording.putInForce' and e."result" = 'done' order by e."seq" desc limit 1) where v."inForceFrom" is not null;
`
