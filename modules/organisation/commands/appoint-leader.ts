import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { appointLeader as endpoint } from '../contract.ts'
import { canRestructure } from '../policy.ts'
import { lockUnit } from '../queries.ts'

interface Input {
  params: { id: string }
  body: z.infer<NonNullable<(typeof endpoint)['body']>>
}

/** Ends what the new appointment replaces: a unit has one head and one overseeing leader at a time, leaders in charge may be several. */
async function endFormer(ctx: CommandContext, unitId: string, { duty, personId, fromOn }: Input['body']): Promise<string | null> {
  const held = await ctx.tx
    .selectFrom('unitAppointments')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('unitId', '=', unitId)
    .where('duty', '=', duty)
    .select(['id', 'personId', 'fromOn', 'toOn'])
    .execute()
  if (held.some((a) => a.personId === personId && a.toOn === null))
    throw new DomainError('conflict', 'alreadyAppointed', '这个人已在任，不用再任命。')
  const rivals = held.filter((a) => duty !== 'leaderInCharge' || a.personId === personId)
  const former = rivals.find((a) => a.toOn === null)
  if (former && fromOn <= former.fromOn) throw invalid('fromOn', `现任自 ${former.fromOn} 起任职，新任日期应在其后。`, 'tooEarly')
  const last = rivals.map((a) => a.toOn ?? '').reduce((a, b) => (a > b ? a : b), '')
  if (fromOn < last) throw invalid('fromOn', `前任到 ${last} 为止，新任日期不能早于这天。`, 'overlaps')
  if (!former) return null
  await ctx.tx
    .updateTable('unitAppointments')
    .set((e) => ({ toOn: fromOn, version: e('version', '+', 1) }))
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', former.id)
    .execute()
  return former.personId
}

/** 任命单位领导 — head, leader in charge or overseeing bureau leader from a day on; the former head or overseer ends that day. */
export async function appointLeader(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const unit = await lockUnit(ctx, params.id)
  if (!canRestructure(ctx.actor, unit)) throw forbidden()
  assertVersion(unit, body.version)
  const { bureauId } = ctx.actor
  const person = await ctx.tx
    .selectFrom('people')
    .where('bureauId', '=', bureauId)
    .where('id', '=', body.personId)
    .where('kind', '=', 'officer')
    .where('voidedAt', 'is', null)
    .where((e) => e.or([e('separatedOn', 'is', null), e('separatedOn', '>', body.fromOn)]))
    .select('id')
    .executeTakeFirst()
  if (!person) throw invalid('personId', '名册里没有这位在岗的民警，请从名册里选。', 'unknownOfficer')
  const before = await endFormer(ctx, unit.id, body)
  await ctx.tx
    .insertInto('unitAppointments')
    .values({
      bureauId,
      id: newId(),
      unitId: unit.id,
      unitSortKey: unit.unitSortKey,
      personId: person.id,
      duty: body.duty,
      fromOn: body.fromOn,
      toOn: null,
    })
    .execute()
  await ctx.tx
    .updateTable('units')
    .set({ version: body.version + 1, updatedAt: ctx.now })
    .where('bureauId', '=', bureauId)
    .where('id', '=', unit.id)
    .execute()
  await recordEvent(ctx, {
    verb: 'unit.leaderAppointed',
    subjects: [
      { id: unit.id, kind: 'unit', unitSortKey: unit.unitSortKey },
      { id: person.id, kind: 'person', unitSortKey: unit.unitSortKey },
    ],
    changes: [{ field: body.duty, before, after: person.id }],
  })
  return { id: unit.id }
}
