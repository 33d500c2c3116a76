import { actsAs, inBureau } from '../../platform/database/policies.ts'

/** A line inspector reads the line's people in every unit, so the units' names too. */
export const unitsOfLines = `
create policy "unitsOfLines" on "units" for select to mingze_app using (${inBureau} and ${actsAs('lineInspector')});
`
