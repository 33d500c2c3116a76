import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { sm3 } from '../../../platform/keys.ts'
import { canFreeze } from '../policy.ts'
import { changesBetween, rowsOf } from '../presenter.ts'
import { annexFacts, type FrozenContent, findUnits, lastSnapshots } from '../queries.ts'

/** 定稿 — freezes annex 5 of a unit on a day under the next number, with the SM3 digest of exactly what is printed. */
export async function freezeAnnexFive(
  ctx: CommandContext,
  { body }: { body: { unitId: string; on: string } },
): Promise<{ id: string }> {
  if (!canFreeze(ctx.actor)) throw forbidden()
  const [unit] = await findUnits(ctx, [body.unitId])
  if (!unit) throw forbidden()
  if (body.on > ctx.today) throw invalid('on', '不能给以后的日期定稿。', 'future')
  await sql`select pg_advisory_xact_lock(hashtextextended(${`annex5 ${unit.id}`}, 1))`.execute(ctx.tx)
  const shown = rowsOf(await annexFacts(ctx, [unit.id], body.on), body.on)
  if (shown.rows.length === 0) throw new DomainError('conflict', 'nothingToFreeze', '这个单位那天没有辅警，不用定稿。')
  const last = (await lastSnapshots(ctx, [unit.id])).get(unit.id)
  const content: FrozenContent = { unitName: unit.name, ...shown, changes: changesBetween(last?.content, shown) }
  const number = (last?.number ?? 0) + 1
  const serialNumber = `${body.on.slice(0, 4)}-A5-${unit.shortName}-${String(number).padStart(3, '0')}`
  const id = newId()
  const printed = JSON.stringify({ serialNumber, on: body.on, unitName: content.unitName, rows: content.rows })
  await ctx.tx
    .insertInto('formSnapshots')
    .values({
      bureauId: ctx.actor.bureauId,
      id,
      form: 'annex5',
      serialNumber,
      number,
      unitId: unit.id,
      unitSortKey: unit.unitSortKey,
      onDate: body.on,
      content: JSON.stringify(content),
      digest: sm3(printed),
      frozenBy: ctx.actor.accountId,
      frozenByName: ctx.actor.name,
      frozenAt: ctx.now,
    })
    .execute()
  await recordEvent(ctx, {
    verb: 'annexFive.frozen',
    subjects: [{ id, kind: 'formSnapshot', unitSortKey: unit.unitSortKey }],
    changes: [{ field: 'digest', after: sm3(printed) }],
  })
  return { id }
}
