import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { canAbandon, canImport } from '../policy.ts'
import { lockImport } from '../queries.ts'

/** 放弃 — nothing is written; what was read of the file is deleted. */
export async function abandonImport(ctx: CommandContext, { params }: { params: { id: string } }): Promise<{ id: string }> {
  const found = await lockImport(ctx, params.id)
  if (!canImport(ctx.actor)) throw forbidden()
  if (found.state === 'abandoned') return { id: found.id }
  if (!canAbandon(ctx.actor, found)) throw new DomainError('conflict', 'importEnded', '这批导入已经写入，不能放弃；可以撤销。')
  const { bureauId } = ctx.actor
  await ctx.tx.deleteFrom('importRows').where('bureauId', '=', bureauId).where('importId', '=', found.id).execute()
  await ctx.tx
    .updateTable('imports')
    .set({ state: 'abandoned', choices: '{}', version: found.version + 1 })
    .where('bureauId', '=', bureauId)
    .where('id', '=', found.id)
    .execute()
  await recordEvent(ctx, {
    verb: 'import.abandoned',
    subjects: [{ id: found.id, kind: 'import', unitSortKey: found.unitSortKey }],
  })
  return { id: found.id }
}
