/** 退回修改: what the approver wants changed in a draft; it stands until somebody writes on the draft again. */
export const returnedDrafts = `
alter table "wordingVersions" add "returnedAt" timestamptz, add "returnedByName" text, add "returnRemark" text,
  add check (("returnedAt" is null) = ("returnRemark" is null));
`
