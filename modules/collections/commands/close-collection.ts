import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { canChangeCollection, canCollect } from '../policy.ts'
import { lockCollection } from '../queries.ts'

interface Input {
  params: { id: string }
  body: { version: number; reason: string }
}

/** The collection to be changed, locked, still open and opened in the actor's reach. */
export async function takeCollection(ctx: CommandContext, id: string) {
  if (!canCollect(ctx.actor)) throw forbidden()
  const whoMay = '您可以看这次收集；它由发起的辅警办改。'
  const collection = await lockCollection(ctx, id, whoMay)
  if (collection.closedAt !== null) throw new DomainError('conflict', 'collectionClosed', '这次收集已经结束，不能再改。')
  if (!canChangeCollection(ctx, collection)) throw forbidden(whoMay)
  return collection
}

/** 结束收集 — nobody submits any more; what was submitted stays, whose day had not come is released. */
export async function closeCollection(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const collection = await takeCollection(ctx, params.id)
  assertVersion(collection, body.version)
  const { bureauId, name } = ctx.actor
  await ctx.tx
    .updateTable('collections')
    .set({ closedAt: ctx.now, closedByName: name, closeReason: body.reason, version: collection.version + 1 })
    .where('bureauId', '=', bureauId)
    .where('id', '=', collection.id)
    .where('closedAt', 'is', null)
    .where('version', '=', collection.version)
    .execute()
  await ctx.tx
    .updateTable('collectionParts')
    .set((e) => ({ closedAt: ctx.now, version: e('version', '+', 1) }))
    .where('bureauId', '=', bureauId)
    .where('collectionId', '=', collection.id)
    .execute()
  await recordEvent(ctx, {
    verb: 'collection.closed',
    subjects: [{ id: collection.id, kind: 'collection', unitSortKey: collection.unitSortKey }],
    changes: [{ field: 'reason', after: body.reason }],
  })
  return { id: collection.id }
}
