import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { presentOwnFile } from '../presenter.ts'
import { findAnswering, findOwnCorrections, findOwnDuties, findOwnPerson, findOwnViews } from '../queries.ts'

const disclosing = ['person.numberShown', 'person.phoneShown', 'people.exportedInFull']
const told = 30 * 86_400_000

/** 打开我的档案 — the person's own look at the file; it stands in the list of views as 本人. */
export async function viewOwnFile(ctx: CommandContext) {
  const person = await findOwnPerson(ctx)
  const views = await findOwnViews(ctx, { limit: 200 })
  const byOthers = views.rows.filter((v) => v.personId !== person.id)
  const since = ctx.now.getTime() - told
  const found = {
    answering: await findAnswering(ctx, person),
    duties: await findOwnDuties(ctx, person.postId),
    views: { ...views, rows: byOthers.slice(0, 6) },
    disclosures: byOthers.filter((v) => disclosing.includes(v.verb) && v.at.getTime() > since),
    corrections: await findOwnCorrections(ctx, person.id),
  }
  await recordEvent(ctx, {
    verb: 'person.ownFileViewed',
    subjects: [{ id: person.id, kind: 'person', unitSortKey: person.unitSortKey }],
  })
  return presentOwnFile(ctx, person, found)
}
