import type { z } from 'zod'
import { inScope } from '../../../platform/access/scope.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { askSecondLook } from '../../second-looks/public.ts'
import type { movePerson as endpoint } from '../contract.ts'
import { canMovePeople } from '../policy.ts'
import { lockPerson } from '../queries.ts'
import { assign } from './assign.ts'

interface Move {
  params: { id: string }
  body: z.infer<NonNullable<(typeof endpoint)['body']>>
}
type Person = Awaited<ReturnType<typeof lockPerson>>

async function findUnit(ctx: CommandContext, id: string) {
  const unit = await ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .where('closedOn', 'is', null)
    .where(inScope(ctx.scope))
    .select(['id', 'name', 'unitSortKey'])
    .executeTakeFirst()
  if (!unit) throw invalid('unitId', '没有这个单位，或者已撤销。', 'unknownUnit')
  return unit
}
async function findNumber(ctx: CommandContext, personId: string, toUnitId: string) {
  const { idNumberIndex } = await ctx.db
    .selectFrom('personNumbers')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('personId', '=', personId)
    .select('idNumberIndex')
    .executeTakeFirstOrThrow()
  const open = await ctx.db
    .selectFrom('transferProposals')
    .where((e) => e.and({ bureauId: ctx.actor.bureauId, idNumberIndex, toUnitId, state: 'open' as const }))
    .select('id')
    .executeTakeFirst()
  if (open)
    throw new DomainError('conflict', 'alreadyProposed', '调入这个单位的申请还没有答复，请在“人员变动”里答复，不用再办一次。')
  return idNumberIndex
}

/** Against the own will it becomes a proposal, which a second person looks at before the office answers it like any other. */
async function proposeAgainstWill(ctx: CommandContext, person: Person, { unitId, fromOn }: Move['body']): Promise<void> {
  const { bureauId } = ctx.actor
  const [to, from] = [await findUnit(ctx, unitId ?? ''), await findUnit(ctx, person.unitId)]
  const id = newId()
  await ctx.tx
    .insertInto('transferProposals')
    .values({
      bureauId,
      id,
      personId: null,
      idNumberIndex: await findNumber(ctx, person.id, to.id),
      fromUnitSortKey: null,
      toUnitId: to.id,
      unitSortKey: to.unitSortKey,
      personName: person.name,
      wantedOn: fromOn,
      isAgainstWill: true,
      answer: null,
      proposedBy: ctx.actor.personId ?? ctx.actor.accountId,
      proposedAt: ctx.now,
      answeredBy: null,
      answeredAt: null,
    })
    .execute()
  const { name } = person
  await askSecondLook(ctx, { act: 'transferAgainstWill', recordId: id, person: { id: person.id, name, unitName: from.name } })
  await recordEvent(ctx, {
    verb: 'transfer.proposed',
    subjects: [{ id, kind: 'transferProposal', unitSortKey: to.unitSortKey }],
  })
}

/** Whether the person does not want it; asked of every move but the end of a lending. A lending needs the person's word. */
function isAgainstWill({ aspect, unitId, consent }: Move['body']): boolean {
  if (unitId === null) return false
  if (!consent) throw invalid('consent', '写明本人同意还是不同意。', 'required')
  if (consent === 'against' && aspect === 'secondment')
    throw invalid('consent', '借调要本人同意；本人不同意、工作又需要的，按调动办，先由第二人查看。', 'lentAgainstWill')
  return consent === 'against'
}

/** 调动、借调 — the office moves one person to another unit, lends the person, or ends the lending; a move against the own will waits for a second look. */
export async function movePerson(ctx: CommandContext, { params, body }: Move): Promise<{ id: string }> {
  if (!canMovePeople(ctx.actor)) throw forbidden('单位之间的调动和借调由辅警办办理。')
  const person = await lockPerson(ctx, params.id)
  assertVersion(person, body.version)
  const { version, aspect, unitId, fromOn, reason } = body
  if (unitId === person.unitId) throw invalid('unitId', '已经在这个单位，请另选。', 'sameUnit')
  if (aspect === 'secondment' && unitId === null && person.secondedUnitId === null)
    throw new DomainError('conflict', 'notLent', '这个人没有借调在外。')
  if (person.separatedOn !== null) throw new DomainError('conflict', 'separated', '已经离岗，先办重新入职。')
  if (isAgainstWill(body)) await proposeAgainstWill(ctx, person, body)
  else await assign(ctx, { personIds: [person.id], aspect, targetId: unitId, fromOn, reason })
  await ctx.tx
    .updateTable('people')
    .set({ version: version + 1, updatedAt: ctx.now })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', person.id)
    .where('version', '=', version)
    .execute()
  return { id: person.id }
}
