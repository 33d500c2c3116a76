import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { forbidden, invalid, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { sm3 } from '../../../platform/keys.ts'
import type { FormDays, FrozenForm } from '../documents.ts'
import { forms } from '../forms.ts'
import { canFreeze } from '../policy.ts'
import { type FrozenContent, findUnits, lastSnapshots } from '../queries.ts'

/** The last of the days; refuses days to come and days out of order. */
function lastDayOf(days: FormDays, today: string): string {
  const last = 'on' in days ? days.on : days.to
  if (last > today) throw invalid('on' in days ? 'on' : 'to', '不能给以后的日期定稿。', 'future')
  if ('from' in days && days.from > last) throw invalid('to', '结束日期早于开始日期。')
  return last
}

/** 定稿 — freezes a unit's form under the next number, with the SM3 digest of exactly what is printed. */
export async function freezeForm<D extends FormDays, C extends FrozenContent>(
  ctx: CommandContext,
  { kind, compose }: Pick<FrozenForm<never, D, C>, 'kind' | 'compose'>,
  unitId: string,
  days: D,
): Promise<{ id: string }> {
  if (!canFreeze(ctx.actor)) throw forbidden()
  const [unit] = await findUnits(ctx, [unitId])
  if (!unit) throw notFound()
  const onDate = lastDayOf(days, ctx.today)
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${kind} ${unit.id}`}, 1))`.execute(ctx.tx)
  const content = await compose(ctx, unit, days)
  const number = ((await lastSnapshots(ctx, kind, [unit.id])).get(unit.id)?.number ?? 0) + 1
  const serialNumber = `${onDate.slice(0, 4)}-${forms[kind].code}-${unit.shortName}-${String(number).padStart(3, '0')}`
  const digest = sm3(JSON.stringify({ serialNumber, ...days, unitName: content.unitName, rows: content.rows }))
  const id = newId()
  await ctx.tx
    .insertInto('formSnapshots')
    .values({
      bureauId: ctx.actor.bureauId,
      id,
      form: kind,
      serialNumber,
      number,
      unitId: unit.id,
      unitSortKey: unit.unitSortKey,
      onDate,
      content: JSON.stringify(content),
      digest,
      frozenBy: ctx.actor.accountId,
      frozenByName: ctx.actor.name,
      frozenAt: ctx.now,
    })
    .execute()
  await recordEvent(ctx, {
    verb: `${forms[kind].verb}.frozen`,
    subjects: [{ id, kind: 'formSnapshot', unitSortKey: unit.unitSortKey }],
    changes: [{ field: 'digest', after: digest }],
  })
  return { id }
}
