import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { presentOwnFile } from '../presenter.ts'
import { findAnswering, findOwnCorrections, findOwnPerson, findOwnViews } from '../queries.ts'

/** 打开我的档案 — the person's own look at the file; it stands in the list of views as 本人. */
export async function viewOwnFile(ctx: CommandContext) {
  const person = await findOwnPerson(ctx)
  const found = {
    answering: await findAnswering(ctx, person),
    views: await findOwnViews(ctx, { limit: 6 }),
    corrections: await findOwnCorrections(ctx, person.id),
  }
  await recordEvent(ctx, {
    verb: 'person.ownFileViewed',
    subjects: [{ id: person.id, kind: 'person', unitSortKey: person.unitSortKey }],
  })
  return presentOwnFile(ctx, person, found)
}
