import { inScope } from '../../../platform/access/scope.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, invalid, notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'

export interface DecidedMeasure {
  readonly hazardId: string
  readonly text: string
  /** An officer. */
  readonly ownerId: string
  readonly dueOn: string
  /** The decision it came from. */
  readonly sourceId: string
}

async function findOwner(ctx: CommandContext, ownerId: string): Promise<string> {
  const owner = await ctx.db
    .selectFrom('people')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', ownerId)
    .where('kind', '=', 'officer')
    .where('voidedAt', 'is', null)
    .where('separatedOn', 'is', null)
    .select('name')
    .executeTakeFirst()
  if (!owner) throw invalid('ownerId', '名册里没有这位在岗的民警，请从名册里选。', 'unknownOfficer')
  return owner.name
}

/** The last measure and the last step of a hazard. */
const findLast = ({ tx, actor: { bureauId } }: CommandContext, hazardId: string) =>
  tx
    .selectNoFrom((e) => [
      e
        .selectFrom('hazardMeasures')
        .where('bureauId', '=', bureauId)
        .where('hazardId', '=', hazardId)
        .select((m) => m.fn.max('number').as('n'))
        .as('measure'),
      e
        .selectFrom('hazardSteps')
        .where('bureauId', '=', bureauId)
        .where('hazardId', '=', hazardId)
        .select((s) => s.fn.max('position').as('n'))
        .as('step'),
    ])
    .executeTakeFirstOrThrow()

/** 会商定整改措施 — the next measure of an open hazard in reach, in the caller's transaction; its own states stay as they are. */
export async function addDecidedMeasure(ctx: CommandContext, decided: DecidedMeasure): Promise<{ id: string; number: number }> {
  const { bureauId, accountId, name, role } = ctx.actor
  const hazard = await ctx.tx
    .selectFrom('hazards')
    .where('bureauId', '=', bureauId)
    .where('id', '=', decided.hazardId)
    .where(inScope(ctx.scope))
    .select(['id', 'number', 'state', 'unitSortKey'])
    .forUpdate()
    .executeTakeFirst()
  if (!hazard) throw notFound()
  if (hazard.state === 'closed')
    throw new DomainError(
      'conflict',
      'hazardClosed',
      `隐患 ${hazard.number} 已销号，不能再定措施；请改为任务，或者撤去这项决定。`,
    )
  const ownerName = await findOwner(ctx, decided.ownerId)
  const last = await findLast(ctx, hazard.id)
  const place = { bureauId, hazardId: hazard.id, unitSortKey: hazard.unitSortKey }
  const id = newId()
  const number = (last.measure ?? 0) + 1
  const { text, ownerId, dueOn, sourceId } = decided
  await ctx.tx
    .insertInto('hazardMeasures')
    .values({ ...place, id, number, text, ownerId, ownerName, dueOn, sourceId })
    .execute()
  await ctx.tx
    .insertInto('hazardSteps')
    .values({
      ...place,
      id: newId(),
      position: (last.step ?? 0) + 1,
      act: 'measureDecided',
      note: text,
      dueOn,
      byName: name,
      byRole: role,
      accountId,
      at: ctx.now,
    })
    .execute()
  await ctx.tx
    .updateTable('hazards')
    .set((e) => ({ version: e('version', '+', 1) }))
    .where('bureauId', '=', bureauId)
    .where('id', '=', hazard.id)
    .execute()
  await recordEvent(ctx, {
    verb: 'hazard.measureDecided',
    subjects: [{ id: hazard.id, kind: 'hazard', unitSortKey: hazard.unitSortKey }],
    changes: [{ field: 'measure', after: text }],
  })
  return { id, number }
}
