import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import type { separatePerson as endpoint } from '../contract.ts'
import { canEditPeople } from '../policy.ts'
import { lockPerson } from '../queries.ts'

interface Input {
  params: { id: string }
  body: z.infer<NonNullable<(typeof endpoint)['body']>>
}

/** 离岗 — ends the open post, officer, leader and secondment that day; an officer who still leads somebody hands over first. */
export async function separatePerson(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  if (!canEditPeople(ctx.actor)) throw forbidden()
  const person = await lockPerson(ctx, params.id)
  assertVersion(person, body.version)
  if (person.separatedOn !== null) throw new DomainError('conflict', 'separated', `已于 ${person.separatedOn} 离岗。`)
  if (body.separatedOn > ctx.today) throw invalid('separatedOn', '离岗日期不能晚于今天；到了那天再办。', 'future')
  if (person.entryOn !== null && body.separatedOn <= person.entryOn)
    throw invalid('separatedOn', `入职日期是 ${person.entryOn}，离岗应在其后。`, 'tooEarly')
  const { bureauId } = ctx.actor
  const led = await ctx.tx
    .selectFrom('people')
    .where('bureauId', '=', bureauId)
    .where('leadOfficerId', '=', person.id)
    .where('separatedOn', 'is', null)
    .where('voidedAt', 'is', null)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  if (led.n > 0) throw new DomainError('conflict', 'stillLeads', `还带着 ${led.n} 名辅警，先办移交，再办离岗。`)
  await ctx.tx
    .updateTable('assignments')
    .set({ toOn: body.separatedOn })
    .where('bureauId', '=', bureauId)
    .where('personId', '=', person.id)
    .where('aspect', '<>', 'usingUnit')
    .where('voidedAt', 'is', null)
    .where('toOn', 'is', null)
    .where('fromOn', '<', body.separatedOn)
    .execute()
  await ctx.tx
    .updateTable('people')
    .set({
      separatedOn: body.separatedOn,
      separationKind: body.kind,
      postId: null,
      leadOfficerId: null,
      leaderInChargeId: null,
      secondedUnitId: null,
      secondedUnitSortKey: null,
      version: body.version + 1,
      updatedAt: ctx.now,
    })
    .where('bureauId', '=', bureauId)
    .where('id', '=', person.id)
    .where('version', '=', body.version)
    .execute()
  await recordEvent(ctx, {
    verb: 'person.separated',
    subjects: [{ id: person.id, kind: 'person', unitSortKey: person.unitSortKey }],
    changes: [
      { field: 'separatedOn', before: null, after: body.separatedOn },
      { field: 'separationKind', after: body.kind },
      { field: 'reason', after: body.reason },
    ],
  })
  return { id: person.id }
}
