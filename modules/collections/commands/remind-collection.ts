import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { invalid, notFound } from '../../../platform/errors.ts'
import { partsInScope } from '../filters.ts'
import { subjectOf } from './answer-parts.ts'
import { takeCollection } from './close-collection.ts'

interface Input {
  params: { id: string }
  body: { unitIds: string[] }
}

/** 催交 — stands in the unit's in-box beside what it still owes; `notFound` for a unit that the collection does not ask. */
export async function remindCollection(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const collection = await takeCollection(ctx, params.id)
  const parts = await partsInScope(ctx)
    .where('p.collectionId', '=', collection.id)
    .where('p.unitId', '=', sql<string>`any(${body.unitIds}::uuid[])`)
    .select(['p.id', 'p.unitId', 'p.state', 'p.unitSortKey'])
    .execute()
  if (new Set(parts.map((p) => p.unitId)).size < new Set(body.unitIds).size) throw notFound()
  const waiting = parts.filter((p) => p.state === 'waiting' || p.state === 'returned')
  if (waiting.length === 0) throw invalid('unitIds', '所选的单位都已报齐，不用催交。', 'nobodyWaits')
  await ctx.tx
    .updateTable('collectionParts')
    .set({ remindedAt: ctx.now })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', sql<string>`any(${waiting.map((p) => p.id)}::uuid[])`)
    .where('state', 'in', ['waiting', 'returned'])
    .execute()
  await recordEvent(ctx, {
    verb: 'collection.reminded',
    subjects: [{ id: collection.id, kind: 'collection', unitSortKey: collection.unitSortKey }, ...waiting.map(subjectOf)],
  })
  return { id: collection.id }
}
