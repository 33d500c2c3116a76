import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'

/** 条款已派发 — noted at the clause, once; the caller makes the tasks in the same transaction. */
export async function markDispatched(ctx: CommandContext, clauseIds: readonly string[]): Promise<void> {
  await ctx.tx
    .updateTable('clauses')
    .set((e) => ({ dispatchedOn: e.fn.coalesce('dispatchedOn', e.val(ctx.today)), version: e('version', '+', 1) }))
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', 'in', [...clauseIds])
    .execute()
  await recordEvent(ctx, {
    verb: 'notice.clausesDispatched',
    subjects: clauseIds.map((id) => ({ id, kind: 'clause' })),
  })
}
