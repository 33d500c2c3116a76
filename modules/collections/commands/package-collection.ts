import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { forbidden } from '../../../platform/errors.ts'
import { queueJob } from '../../../platform/jobs/queue.ts'
import { workingDaysOf } from '../../calendar/public.ts'
import { canCollect, canPackage } from '../policy.ts'
import { presentPartRow } from '../presenter.ts'
import { findAllParts, findCollection } from '../queries.ts'

/** A collection that the actor may take out as a whole. */
async function findPackable(ctx: CommandContext, id: string) {
  if (!canCollect(ctx.actor)) throw forbidden()
  const collection = await findCollection(ctx, id)
  if (!canPackage(ctx, collection)) throw forbidden('您可以看这次收集；它由发起的辅警办打包。')
  return collection
}

/** 打包 — queues everything that was handed in as one zip with a contents list. */
export async function askPackage(ctx: CommandContext, { params }: { params: { id: string } }): Promise<{ id: string }> {
  const { id, title, unitSortKey, tally } = await findPackable(ctx, params.id)
  const jobId = await queueJob(ctx, {
    kind: 'packageCollection',
    title: `打包：${title}`,
    input: { id },
    total: tally?.parts ?? 0,
  })
  await recordEvent(ctx, { verb: 'collection.packageAsked', subjects: [{ id, kind: 'collection', unitSortKey }] })
  return { id: jobId }
}

/** Every part of the collection in reach with where its file lies; who took them out is on the trail. */
export async function packageParts(ctx: CommandContext, collectionId: string) {
  const { id, title, serialNumber, unitSortKey } = await findPackable(ctx, collectionId)
  await recordEvent(ctx, { verb: 'collection.packaged', subjects: [{ id, kind: 'collection', unitSortKey }] })
  const calendar = await workingDaysOf(ctx)
  const rows = await findAllParts(ctx, { collectionId: id })
  const parts = rows.map((p) => ({ view: presentPartRow(ctx, calendar, p), fileId: p.fileId }))
  return { title, serialNumber, on: ctx.today, parts }
}
