/** 签名处空白、看不清: scanned sheets that match somebody and that a person must look at before they are recorded. */
export const signaturePlaces = `
alter table "scanPages" drop constraint "scanPages_verdict_check";
alter table "scanPages" add constraint "scanPages_verdict_check"
  check ("verdict" in ('matched', 'unsigned', 'unclear', 'duplicate', 'incomplete', 'answered', 'oldVersion', 'foreign', 'twoCodes', 'unreadable', 'blank', 'broken'));
`
