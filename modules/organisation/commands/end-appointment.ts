import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid, notFound } from '../../../platform/errors.ts'
import { canRestructure } from '../policy.ts'
import { lockUnit } from '../queries.ts'

interface Input {
  params: { id: string; appointmentId: string }
  body: { version: number; toOn: string }
}

/** 结束单位领导任职 — the post may stay vacant; the gap then stands on the front page. */
export async function endAppointment(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const unit = await lockUnit(ctx, params.id)
  if (!canRestructure(ctx.actor, unit)) throw forbidden()
  const { bureauId } = ctx.actor
  const held = await ctx.tx
    .selectFrom('unitAppointments')
    .where('bureauId', '=', bureauId)
    .where('unitId', '=', unit.id)
    .where('id', '=', params.appointmentId)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  if (!held) throw notFound()
  if (held.toOn !== null) throw new DomainError('conflict', 'alreadyEnded', `这一任职已于 ${held.toOn} 结束。`)
  assertVersion(held, body.version)
  if (body.toOn <= held.fromOn) throw invalid('toOn', `任职自 ${held.fromOn} 起，结束日期应在其后。`, 'tooEarly')
  await ctx.tx
    .updateTable('unitAppointments')
    .set({ toOn: body.toOn, version: body.version + 1 })
    .where('bureauId', '=', bureauId)
    .where('id', '=', held.id)
    .where('version', '=', body.version)
    .execute()
  await ctx.tx
    .updateTable('units')
    .set((e) => ({ version: e('version', '+', 1), updatedAt: ctx.now }))
    .where('bureauId', '=', bureauId)
    .where('id', '=', unit.id)
    .execute()
  await recordEvent(ctx, {
    verb: 'unit.leaderEnded',
    subjects: [
      { id: unit.id, kind: 'unit', unitSortKey: unit.unitSortKey },
      { id: held.personId, kind: 'person', unitSortKey: unit.unitSortKey },
    ],
    changes: [{ field: held.duty, before: held.personId, after: null }],
  })
  return { id: unit.id }
}
