import { sql } from 'kysely'
import type { z } from 'zod'
import { covers } from '../../../platform/access/scope.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import type { rejoinPerson as endpoint } from '../contract.ts'
import { canSeeSeparated } from '../policy.ts'
import { lockPerson } from '../queries.ts'
import { settlePointers } from './assign.ts'

interface Input {
  params: { id: string }
  body: z.infer<NonNullable<(typeof endpoint)['body']>>
}

/** The open unit that takes the person back. */
async function unitNamed(ctx: CommandContext, unitId: string) {
  const unit = await ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', unitId)
    .where('closedOn', 'is', null)
    .select(['name', 'unitSortKey'])
    .executeTakeFirst()
  if (!unit || !covers(ctx.scope, unit.unitSortKey)) throw invalid('unitId', '没有这个单位，或者已撤销。', 'unknownUnit')
  return unit
}

/** 重新入职 — somebody who left comes back to a unit; the earlier file goes on, post and officers are assigned anew, the account stays disabled. */
export async function rejoinPerson(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  if (!canSeeSeparated(ctx.actor)) throw forbidden()
  const person = await lockPerson(ctx, params.id)
  assertVersion(person, body.version)
  const { version, unitId, fromOn, contractFrom, contractEndsOn, reason } = body
  if (person.separatedOn === null) throw new DomainError('conflict', 'serving', '这个人在岗，不用办重新入职。')
  if (fromOn < person.separatedOn) throw invalid('fromOn', `已于 ${person.separatedOn} 离岗，重新入职应在其后。`, 'tooEarly')
  if (fromOn > ctx.today) throw invalid('fromOn', '重新入职日期不能晚于今天；到了那天再办。', 'future')
  const unit = await unitNamed(ctx, unitId)
  const { bureauId } = ctx.actor
  await ctx.tx
    .updateTable('people')
    .set({ separatedOn: null, separationKind: null, contractFrom, contractEndsOn, version: version + 1, updatedAt: ctx.now })
    .where('bureauId', '=', bureauId)
    .where('id', '=', person.id)
    .where('version', '=', version)
    .execute()
  const eventId = await recordEvent(ctx, {
    verb: 'person.rejoined',
    subjects: [{ id: person.id, kind: 'person', unitSortKey: unit.unitSortKey }],
    changes: [
      { field: 'usingUnit', before: null, after: unit.name },
      { field: 'reason', after: reason },
    ],
  })
  await sql`insert into "assignments" ("bureauId", "id", "personId", "unitSortKey", "aspect", "targetId", "fromOn", "reason", "eventId")
    values (${bureauId}, gen_random_uuid(), ${person.id}, ${unit.unitSortKey}, 'usingUnit', ${unitId}, ${fromOn}, ${reason}, ${eventId})`.execute(
    ctx.tx,
  )
  await settlePointers(ctx.tx, bureauId, [person.id], ctx.today)
  return { id: person.id }
}
