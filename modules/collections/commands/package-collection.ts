import { recordEvent } from '../../../platform/audit/record-event.ts'
import { findBureau } from '../../../platform/bureau.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { forbidden } from '../../../platform/errors.ts'
import { queueJob } from '../../../platform/jobs/queue.ts'
import { workingDaysOf } from '../../calendar/public.ts'
import { type ApprovedVersion, findVersion } from '../../wordings/public.ts'
import type { PartRowView } from '../contract.ts'
import { canCollect, canPackage } from '../policy.ts'
import { presentPartRow } from '../presenter.ts'
import { type FoundPart, findAllParts, findCollection, findSignedSheets, type SignedSheet } from '../queries.ts'

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

/** What was signed in the system for a part; letters (附件4) are printed by their own module. */
const signedFor = async (ctx: CommandContext, p: FoundPart): Promise<SignedSheet[]> =>
  p.signed !== null && p.kind !== 'annex4' ? findSignedSheets(ctx, p) : []

/** Texts of what was signed, each version once. */
async function versionsOf(ctx: CommandContext, sheets: readonly SignedSheet[]): Promise<ReadonlyMap<string, ApprovedVersion>> {
  const versions = new Map<string, ApprovedVersion>()
  for (const id of new Set(sheets.map((s) => s.versionId))) versions.set(id, await findVersion(ctx, id))
  return versions
}

/** Every part of the collection in reach with where its file lies and what was signed for it; who took them out is on the trail, and seen by whoever signed. */
export async function packageParts(ctx: CommandContext, collectionId: string) {
  const { id, title, serialNumber, unitSortKey } = await findPackable(ctx, collectionId)
  const calendar = await workingDaysOf(ctx)
  const parts: { view: PartRowView; fileId: string | null; sheets: SignedSheet[] }[] = []
  for (const p of await findAllParts(ctx, { collectionId: id }))
    parts.push({ view: presentPartRow(ctx, calendar, p), fileId: p.fileId, sheets: await signedFor(ctx, p) })
  const sheets = parts.flatMap((p) => p.sheets)
  const people = new Map(sheets.map((s) => [s.personId, { id: s.personId, kind: 'person', unitSortKey: s.unitSortKey }]))
  const subjects = [{ id, kind: 'collection', unitSortKey }, ...people.values()]
  await recordEvent(ctx, { verb: 'collection.packaged', subjects })
  const versions = await versionsOf(ctx, sheets)
  return { title, serialNumber, on: ctx.today, parts, versions, bureau: await findBureau(ctx) }
}
