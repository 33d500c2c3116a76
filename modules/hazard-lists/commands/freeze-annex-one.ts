import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden, invalid, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { sm3 } from '../../../platform/keys.ts'
import { canFreeze } from '../policy.ts'
import { changesBetween, frozenHazard, lineOf } from '../presenter.ts'
import { type FrozenList, findLists, findUnits, type Period } from '../queries.ts'

interface Submission extends Period {
  readonly unitId: string
}

/** 定稿报送 — freezes annex 1 of a unit under the next number, with the SM3 digest of exactly what is printed and the changes since the last. */
export async function freezeAnnexOne(ctx: CommandContext, { body }: { body: Submission }): Promise<{ id: string }> {
  if (!canFreeze(ctx.actor)) throw forbidden()
  const [unit] = await findUnits(ctx, [body.unitId])
  if (!unit) throw notFound()
  if (body.to > ctx.today) throw invalid('to', '不能给以后的日期定稿。', 'future')
  if (body.from > body.to) throw invalid('to', '结束日期早于开始日期。')
  const period = { from: body.from, to: body.to }
  await sql`select pg_advisory_xact_lock(hashtextextended(${`annex1 ${unit.id}`}, 1))`.execute(ctx.tx)
  const { hazards, last: lasts, closed } = await findLists(ctx, [unit], period)
  const last = lasts.get(unit.id)
  if (last && last.onDate > body.to)
    throw new DomainError('conflict', 'laterFrozen', `第${last.number}号已经报到 ${last.onDate}，不能再给更早的日期定稿。`)
  const rows = hazards.map((h) => lineOf(h, body.to))
  const changes = changesBetween(last?.content, hazards, period, closed)
  const content: FrozenList = { unitName: unit.name, ...period, rows, hazards: hazards.map(frozenHazard), changes }
  const number = (last?.number ?? 0) + 1
  const serialNumber = `${body.to.slice(0, 4)}-A1-${unit.shortName}-${String(number).padStart(3, '0')}`
  const digest = sm3(JSON.stringify({ serialNumber, ...period, unitName: unit.name, rows }))
  const id = newId()
  await ctx.tx
    .insertInto('formSnapshots')
    .values({
      bureauId: ctx.actor.bureauId,
      id,
      form: 'annex1',
      serialNumber,
      number,
      unitId: unit.id,
      unitSortKey: unit.unitSortKey,
      onDate: body.to,
      content: JSON.stringify(content),
      digest,
      frozenBy: ctx.actor.accountId,
      frozenByName: ctx.actor.name,
      frozenAt: ctx.now,
    })
    .execute()
  await recordEvent(ctx, {
    verb: 'annexOne.frozen',
    subjects: [{ id, kind: 'formSnapshot', unitSortKey: unit.unitSortKey }],
    changes: [{ field: 'digest', after: digest }],
  })
  return { id }
}
