import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, invalid, notFound } from '../../../platform/errors.ts'
import { lockHazards } from '../queries.ts'
import { isFrom, transitions } from '../workflow.ts'
import { insertMeasures } from './set-measures.ts'
import { moveHazard, subjectsOf } from './start-rectification.ts'

interface DecidedMeasure {
  readonly hazardId: string
  readonly text: string
  /** An officer of the bureau, also of another unit. */
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

/** 会商定整改措施 — the next measure of an open hazard in reach, in the caller's transaction; its state stays. notFound out of reach, conflict once evidence is in. */
export async function addDecidedMeasure(ctx: CommandContext, decided: DecidedMeasure): Promise<{ id: string }> {
  const [hazard] = await lockHazards(ctx, [decided.hazardId])
  if (!hazard) throw notFound()
  if (!isFrom('decideMeasure', hazard.state))
    throw new DomainError('conflict', 'wrongState', `隐患 ${hazard.number} ${transitions.decideMeasure.otherwise}`)
  const { text, ownerId, dueOn, sourceId } = decided
  const ownerName = await findOwner(ctx, ownerId)
  const [id = ''] = await insertMeasures(ctx, hazard, [{ text, ownerId, dueOn, sourceId, ownerName }])
  await moveHazard(ctx, hazard, { act: 'decideMeasure', step: { act: 'measureDecided', note: `${text}（${ownerName}）`, dueOn } })
  await recordEvent(ctx, {
    verb: 'hazard.measureDecided',
    subjects: subjectsOf([hazard]),
    changes: [{ field: 'measure', after: text }],
  })
  return { id }
}
