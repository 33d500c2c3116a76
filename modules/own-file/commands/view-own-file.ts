import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { presentOwnFile } from '../presenter.ts'
import { findAnswering, findOwnCorrections, findOwnPerson, findOwnViews } from '../queries.ts'

/** 打开我的档案 — the person's own look at the file; it stands in the list of views as 本人. */
export async function viewOwnFile(ctx: CommandContext) {
  const person = await findOwnPerson(ctx)
  const views = await findOwnViews(ctx, { limit: 60 })
  const byOthers = views.rows.filter((v) => v.personId !== person.id).slice(0, 6)
  const found = {
    answering: await findAnswering(ctx, person),
    views: { ...views, rows: byOthers },
    corrections: await findOwnCorrections(ctx, person.id),
  }
  await recordEvent(ctx, {
    verb: 'person.ownFileViewed',
    subjects: [{ id: person.id, kind: 'person', unitSortKey: person.unitSortKey }],
  })
  return presentOwnFile(ctx, person, found)
}
