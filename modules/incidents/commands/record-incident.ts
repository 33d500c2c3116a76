import { inScope } from '../../../platform/access/scope.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { nextSerialNumber } from '../../../platform/database/serial-number.ts'
import { forbidden, invalid, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { canRecord } from '../policy.ts'
import type { IncidentFacts } from '../queries.ts'

/** Subjects of an act on an incident, read where the unit is. */
export const subjectsOf = ({ id, unitSortKey }: Pick<IncidentFacts, 'id' | 'unitSortKey'>) => [
  { id, kind: 'incident', unitSortKey },
]

/** A moment by Beijing's clock, not later than now. */
export function momentOf(ctx: CommandContext, on: string, time: string, path: string): Date {
  const at = new Date(`${on}T${time}:00+08:00`)
  if (at.getTime() > ctx.now.getTime()) throw invalid(path, '时间不能在现在以后。', 'tooLate')
  return at
}

interface Input {
  body: { unitId: string; title: string; summary: string; place: string; happenedOn: string; happenedTime: string }
}

/** 登记事件 — what happened, where and when. */
export async function recordIncident(ctx: CommandContext, { body }: Input): Promise<{ id: string }> {
  if (!canRecord(ctx.actor)) throw forbidden()
  const { bureauId, accountId, name } = ctx.actor
  const unit = await ctx.db
    .selectFrom('units')
    .where('bureauId', '=', bureauId)
    .where('id', '=', body.unitId)
    .where('closedOn', 'is', null)
    .where(inScope(ctx.scope))
    .select(['id', 'unitSortKey'])
    .executeTakeFirst()
  if (!unit) throw notFound()
  const happenedAt = momentOf(ctx, body.happenedOn, body.happenedTime, 'happenedOn')
  const id = newId()
  const { unitSortKey } = unit
  await ctx.tx
    .insertInto('incidents')
    .values({
      bureauId,
      id,
      number: await nextSerialNumber({ tx: ctx.tx, bureauId, on: ctx.today }, '事'),
      unitId: unit.id,
      unitSortKey,
      title: body.title,
      summary: body.summary,
      place: body.place,
      happenedAt,
      recordedBy: accountId,
      recordedByName: name,
      reviewText: null,
      reviewedByName: null,
      reviewedAt: null,
      createdAt: ctx.now,
    })
    .execute()
  await recordEvent(ctx, { verb: 'incident.recorded', subjects: subjectsOf({ id, unitSortKey }) })
  return { id }
}
