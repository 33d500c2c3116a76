import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { findPerson } from '../queries.ts'

/** 打开档案 — reads one file; the person sees that it was opened, by whom. */
export async function viewPerson(ctx: CommandContext, id: string) {
  const person = await findPerson(ctx, id)
  await recordEvent(ctx, { verb: 'person.viewed', subjects: [{ id, kind: 'person', unitSortKey: person.unitSortKey }] })
  return person
}

/** 打印档案卡 — the same for the A4 card. */
export async function printCard(ctx: CommandContext, id: string) {
  const person = await findPerson(ctx, id)
  await recordEvent(ctx, { verb: 'person.cardPrinted', subjects: [{ id, kind: 'person', unitSortKey: person.unitSortKey }] })
  const bureau = await ctx.db
    .selectFrom('bureaus')
    .where('bureauId', '=', ctx.actor.bureauId)
    .select(['name', 'isDemo'])
    .executeTakeFirstOrThrow()
  return { person, bureau }
}
