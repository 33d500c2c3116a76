import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import type { movePerson as endpoint } from '../contract.ts'
import { canMovePeople } from '../policy.ts'
import { lockPerson } from '../queries.ts'
import { assign } from './assign.ts'

interface Input {
  params: { id: string }
  body: z.infer<NonNullable<(typeof endpoint)['body']>>
}

/** 调动、借调 — the office moves one person to another unit, lends the person, or ends the lending. */
export async function movePerson(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  if (!canMovePeople(ctx.actor)) throw forbidden('单位之间的调动和借调由辅警办办理。')
  const person = await lockPerson(ctx, params.id)
  assertVersion(person, body.version)
  const { version, aspect, unitId, fromOn, reason } = body
  if (unitId === person.unitId) throw invalid('unitId', '已经在这个单位，请另选。', 'sameUnit')
  if (aspect === 'secondment' && unitId === null && person.secondedUnitId === null)
    throw new DomainError('conflict', 'notLent', '这个人没有借调在外。')
  await assign(ctx, { personIds: [person.id], aspect, targetId: unitId, fromOn, reason })
  await ctx.tx
    .updateTable('people')
    .set({ version: version + 1, updatedAt: ctx.now })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', person.id)
    .where('version', '=', version)
    .execute()
  const subjects = [{ id: person.id, kind: 'person', unitSortKey: person.unitSortKey }]
  await recordEvent(ctx, { verb: 'person.moved', subjects, changes: [{ field: 'reason', after: reason }] })
  return { id: person.id }
}
