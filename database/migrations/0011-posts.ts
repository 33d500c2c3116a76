import { actsAs, inBureau } from '../../platform/database/policies.ts'

/** Duties of a draft are the auxiliary office's alone, as the draft itself is. */
export const postDrafts = `
drop policy "postDutiesRead" on "postDuties";
create policy "postDutiesRead" on "postDuties" for select to mingze_app using (${inBureau} and (${actsAs('auxiliaryOffice')} or exists (
  select 1 from "postVersions" v where v."bureauId" = "postDuties"."bureauId" and v."id" = "postDuties"."postVersionId" and v."state" <> 'draft')));
`
