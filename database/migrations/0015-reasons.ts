import { inBureau } from '../../platform/database/policies.ts'

/** What is said of an event as a whole (its reason) may be read by whoever may read one of its subjects. */
export const reasonsOfEvents = `
create policy "changesOfEvent" on "changes" for select to mingze_app using (${inBureau} and "subjectId" is null and exists (
  select 1 from "eventSubjects" s where s."bureauId" = "changes"."bureauId" and s."eventId" = "changes"."eventId"));
`
