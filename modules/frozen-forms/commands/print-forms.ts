import { recordEvent } from '../../../platform/audit/record-event.ts'
import { findBureau } from '../../../platform/bureau.ts'
import type { CommandContext } from '../../../platform/context.ts'
import type { FrozenForm, PrintedForm } from '../documents.ts'
import { forms } from '../forms.ts'
import { type FrozenContent, findSnapshot, findUnits } from '../queries.ts'

/** 打印 — what the units' forms (none named: all) show now; the print leaves its event. Rendering happens outside the transaction. */
export async function printForms<H>(
  ctx: CommandContext,
  form: Pick<FrozenForm<H, never, never>, 'kind' | 'print'>,
  unitIds: readonly string[],
  how: H,
): Promise<PrintedForm> {
  const units = await findUnits(ctx, unitIds)
  await recordEvent(ctx, {
    verb: `${forms[form.kind].verb}.printed`,
    subjects: units.map((u) => ({ id: u.id, kind: 'unit', unitSortKey: u.unitSortKey })),
  })
  return form.print(ctx, units, how)
}

/** 打印定稿 — a frozen number, as it was. */
export async function printNumber<C extends FrozenContent>(
  ctx: CommandContext,
  form: Pick<FrozenForm<never, never, C>, 'kind' | 'reprint'>,
  id: string,
  showsHeadLine: boolean,
): Promise<PrintedForm> {
  const row = await findSnapshot<C>(ctx, form.kind, id)
  await recordEvent(ctx, {
    verb: `${forms[form.kind].verb}.printed`,
    subjects: [{ id, kind: 'formSnapshot', unitSortKey: row.unitSortKey }],
  })
  return form.reprint(await findBureau(ctx), row, showsHeadLine)
}
