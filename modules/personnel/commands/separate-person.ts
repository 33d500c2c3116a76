import { sql } from 'kysely'
import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import { followPeople } from '../../accounts/public.ts'
import { isLookedAt } from '../../second-looks/public.ts'
import type { separatePerson as endpoint } from '../contract.ts'
import { canEditPeople } from '../policy.ts'
import { lockPerson } from '../queries.ts'
import { settlePointers } from './assign.ts'

interface Input {
  params: { id: string }
  body: z.infer<NonNullable<(typeof endpoint)['body']>>
}

/** Whoever still leads auxiliaries or a unit hands over first. */
export async function assertFree(ctx: CommandContext, personId: string): Promise<void> {
  const { bureauId } = ctx.actor
  const { led, duties } = await ctx.db
    .selectNoFrom([
      sql<number>`(select count(*)::int from "people" p where p."bureauId" = ${bureauId} and (p."leadOfficerId" = ${personId} or p."leaderInChargeId" = ${personId})
        and p."separatedOn" is null and p."voidedAt" is null)`.as('led'),
      sql<number>`(select count(*)::int from "unitAppointments" l where l."bureauId" = ${bureauId} and l."personId" = ${personId} and l."toOn" is null)`.as(
        'duties',
      ),
    ])
    .executeTakeFirstOrThrow()
  if (led > 0) throw new DomainError('conflict', 'stillLeads', `还带着或者分管 ${led} 名辅警，先办交接，再办离岗。`)
  if (duties > 0) throw new DomainError('conflict', 'stillAppointed', '还任着单位领导，先在单位资料里结束任职，再办离岗。')
}

const byBureau: readonly string[] = ['contractEnded', 'dismissed']
const eitherWay: readonly string[] = ['transferred', 'other']
/** Whether the person leaves without wanting to: a contract not renewed or ended, and whatever else the person was asked about. */
function isAgainstWill({ kind, consent }: Input['body']): boolean {
  if (eitherWay.includes(kind) && !consent) throw invalid('consent', '写明本人同意还是不同意离岗。', 'required')
  return byBureau.includes(kind) || (eitherWay.includes(kind) && consent === 'against')
}

/** What ends a contract against the person's will takes effect only after somebody outside the chain has looked at it: asked for where the leave is announced. */
async function assertLookedAt(ctx: CommandContext, personId: string): Promise<void> {
  const leaving = await ctx.db
    .selectFrom('leavings')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('personId', '=', personId)
    .where('state', '=', 'open')
    .where('isContractNotRenewed', '=', true)
    .select('id')
    .executeTakeFirst()
  if (!leaving)
    throw new DomainError(
      'conflict',
      'notAnnounced',
      '不续签、解除合同或者本人不愿意离岗的，先预办离岗手续、写明原因，经第二人查看后再办离岗。',
    )
  if (!(await isLookedAt(ctx, 'contractNotRenewed', leaving.id)))
    throw new DomainError('conflict', 'awaitingLook', '正在由第二人查看，查看以后再办离岗。')
}

/** Dated facts end on the day; those that would have begun later never hold. */
async function endFacts(ctx: CommandContext, personId: string, on: string): Promise<void> {
  const facts = ctx.tx
    .updateTable('assignments')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('personId', '=', personId)
    .where('voidedAt', 'is', null)
  await facts.set({ voidedAt: ctx.now }).where('fromOn', '>=', on).execute()
  await facts
    .set({ toOn: on })
    .where((e) => e.or([e('toOn', 'is', null), e('toOn', '>', on)]))
    .execute()
}

/** 离岗 — ends unit, post, officer, leader and secondment that day and disables the account. */
export async function separatePerson(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  if (!canEditPeople(ctx.actor)) throw forbidden()
  const person = await lockPerson(ctx, params.id)
  assertVersion(person, body.version)
  if (person.separatedOn !== null) throw new DomainError('conflict', 'separated', `已于 ${person.separatedOn} 离岗。`)
  if (body.separatedOn > ctx.today) throw invalid('separatedOn', '离岗日期不能晚于今天；到了那天再办。', 'future')
  if (person.entryOn !== null && body.separatedOn <= person.entryOn)
    throw invalid('separatedOn', `入职日期是 ${person.entryOn}，离岗应在其后。`, 'tooEarly')
  await assertFree(ctx, person.id)
  if (isAgainstWill(body)) await assertLookedAt(ctx, person.id)
  await endFacts(ctx, person.id, body.separatedOn)
  const { bureauId } = ctx.actor
  await ctx.tx
    .updateTable('people')
    .set({ separatedOn: body.separatedOn, separationKind: body.kind, version: body.version + 1, updatedAt: ctx.now })
    .where('bureauId', '=', bureauId)
    .where('id', '=', person.id)
    .where('version', '=', body.version)
    .execute()
  await settlePointers(ctx.tx, bureauId, [person.id], ctx.today)
  await followPeople(ctx, [person.id])
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
