import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import type { AnnexFiveView } from '../documents.ts'
import { type Printing, presentForms, snapshotUnit } from '../presenter.ts'
import { annexFacts, findBureau, findSnapshot, findUnits, lastSnapshots } from '../queries.ts'

/** 打印 — what one unit's sheet shows on a day; the print leaves its event. Rendering happens outside the transaction. */
export async function printAnnexFive(
  ctx: CommandContext,
  unitIds: readonly string[],
  printing: Printing,
): Promise<AnnexFiveView> {
  const units = await findUnits(ctx, unitIds)
  const ids = units.map((u) => u.id)
  const facts = printing.isBlank ? [] : await annexFacts(ctx, ids, printing.on)
  const last = await lastSnapshots(ctx, ids)
  await recordEvent(ctx, {
    verb: 'annexFive.printed',
    subjects: units.map((u) => ({ id: u.id, kind: 'unit', unitSortKey: u.unitSortKey })),
  })
  return presentForms(await findBureau(ctx), units, { facts, last }, printing)
}

/** 打印定稿 — a frozen number, as it was. */
export async function printSnapshot(ctx: CommandContext, id: string, showsHeadLine: boolean): Promise<AnnexFiveView> {
  const row = await findSnapshot(ctx, id)
  const bureau = await findBureau(ctx)
  await recordEvent(ctx, { verb: 'annexFive.printed', subjects: [{ id, kind: 'formSnapshot', unitSortKey: row.unitSortKey }] })
  return { bureauName: bureau.name, isDemo: bureau.isDemo, showsHeadLine, units: [snapshotUnit(row)] }
}
