import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { notFound } from '../../../platform/errors.ts'
import { workingDaysOf } from '../../calendar/public.ts'
import type { PartFilters } from '../contract.ts'
import { presentPartRow, presentUnit } from '../presenter.ts'
import { findAllParts, findCollectionUnits, findPart } from '../queries.ts'
import { subjectOf } from './answer-parts.ts'

interface Named {
  params: { id: string }
}

/** 导出应交材料 — exactly what is filtered; who took it out is on the trail. */
export async function exportParts(ctx: CommandContext, filters: PartFilters) {
  const rows = await findAllParts(ctx, filters)
  await recordEvent(ctx, { verb: 'collectionPart.exported', subjects: rows.map(subjectOf) })
  const calendar = await workingDaysOf(ctx)
  return { rows: rows.map((r) => presentPartRow(ctx, calendar, r)), on: ctx.today }
}

/** 导出各单位交了哪几件 — every unit in reach and every form. */
export async function exportCollectionUnits(ctx: CommandContext, { params }: Named) {
  const { rows, collection } = await findCollectionUnits(ctx, params.id, { limit: 10_000 })
  await recordEvent(ctx, {
    verb: 'collection.unitsExported',
    subjects: [{ id: collection.id, kind: 'collection', unitSortKey: collection.unitSortKey }],
  })
  return { rows: rows.map(presentUnit), forms: collection.forms, title: collection.title, on: ctx.today }
}

/** 取报送的文件 — who took it is on the trail. */
export async function takeFile(ctx: CommandContext, { params }: Named) {
  const { found } = await findPart(ctx, params.id)
  if (!found.fileId) throw notFound()
  await recordEvent(ctx, { verb: 'collectionPart.fileTaken', subjects: [subjectOf(found)] })
  return { fileId: found.fileId, fileName: found.fileName ?? '', mediaType: found.fileMediaType ?? '' }
}
