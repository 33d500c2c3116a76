import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { invalid } from '../../../platform/errors.ts'
import type { AnnexOneView } from '../documents.ts'
import { type Printing, presentSheets, snapshotUnit } from '../presenter.ts'
import { findBureau, findLists, findSnapshot, findUnits } from '../queries.ts'

/** 打印 — what the sheets of units show on a day or over a week; the print leaves its event. Rendering happens outside the transaction. */
export async function printAnnexOne(ctx: CommandContext, unitIds: readonly string[], printing: Printing): Promise<AnnexOneView> {
  if (printing.from > printing.to) throw invalid('to', '结束日期早于开始日期。')
  const units = await findUnits(ctx, unitIds)
  const found = await findLists(ctx, printing.isBlank ? [] : units, printing)
  await recordEvent(ctx, {
    verb: 'annexOne.printed',
    subjects: units.map((u) => ({ id: u.id, kind: 'unit', unitSortKey: u.unitSortKey })),
  })
  return presentSheets(await findBureau(ctx), units, found, { printing, today: ctx.today })
}

/** 打印定稿 — a frozen number, as it was. */
export async function printSnapshot(ctx: CommandContext, id: string, showsHeadLine: boolean): Promise<AnnexOneView> {
  const row = await findSnapshot(ctx, id)
  const bureau = await findBureau(ctx)
  await recordEvent(ctx, { verb: 'annexOne.printed', subjects: [{ id, kind: 'formSnapshot', unitSortKey: row.unitSortKey }] })
  return { bureauName: bureau.name, isDemo: bureau.isDemo, sheet: 'list', showsHeadLine, units: [snapshotUnit(row)] }
}
