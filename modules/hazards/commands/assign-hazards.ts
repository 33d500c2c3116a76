import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden, stale } from '../../../platform/errors.ts'
import { canExtend, canSetMeasures } from '../policy.ts'
import { type HazardFacts, lockHazards } from '../queries.ts'
import { type HazardAct, isFrom, transitions } from '../workflow.ts'
import { assertLater } from './ask-extension.ts'
import { indexHazard } from './open-hazards.ts'
import { moveMeasures, officersNamed } from './set-measures.ts'
import { moveHazard, subjectsOf } from './start-rectification.ts'

interface Chosen {
  readonly id: string
  readonly version: number
}

/** The chosen hazards, locked, each as it was seen and in a state from which the act is possible. */
async function takeHazards(ctx: CommandContext, chosen: readonly Chosen[], act: HazardAct): Promise<HazardFacts[]> {
  const rows = await lockHazards(
    ctx,
    chosen.map((c) => c.id),
  )
  const seen = new Map(chosen.map((c) => [c.id, c.version]))
  if (rows.some((r) => r.version !== seen.get(r.id))) throw stale()
  const wrong = rows.filter((r) => !isFrom(act, r.state))
  if (wrong.length > 0)
    throw new DomainError(
      'conflict',
      'wrongState',
      `所选的里有 ${wrong.length} 条不能这样办：${transitions[act].otherwise}去掉以后再办。`,
    )
  return rows
}

interface Assigning {
  body: { hazards: Chosen[]; ownerId: string }
}

/** 定责任人 — of one hazard or of many, an officer of the unit of each. */
export async function assignHazards(ctx: CommandContext, { body }: Assigning): Promise<{ ids: string[] }> {
  if (!canSetMeasures(ctx.actor)) throw forbidden()
  const rows = await takeHazards(ctx, body.hazards, 'assign')
  const { ownerId } = body
  for (const hazard of rows) {
    const ownerName = (await officersNamed(ctx, hazard.unitId))(ownerId, 'ownerId')
    await moveHazard(ctx, hazard, { act: 'assign', set: { ownerId, ownerName }, step: { act: 'assigned', note: ownerName } })
    await indexHazard(ctx, {
      id: hazard.id,
      unitSortKey: hazard.unitSortKey,
      title: hazard.title,
      number: hazard.number,
      ownerName,
    })
  }
  await recordEvent(ctx, {
    verb: 'hazard.assigned',
    subjects: subjectsOf(rows),
    changes: rows.map((r) => ({ subjectId: r.id, field: 'ownerId', before: r.ownerId, after: ownerId })),
  })
  return { ids: rows.map((r) => r.id) }
}

interface Extending {
  body: { hazards: Chosen[]; day: string; reason: string }
}

/** 延长时限 — by the office for many at once; a request that waits is answered with it. */
export async function extendHazards(ctx: CommandContext, { body }: Extending): Promise<{ ids: string[] }> {
  const rows = await takeHazards(ctx, body.hazards, 'extend')
  const { day, reason } = body
  if (rows.some((r) => !canExtend(ctx.actor, r))) throw forbidden('自己单位、自己负责的隐患，不能自己延长时限。')
  for (const hazard of rows) {
    assertLater(ctx, hazard, day)
    await moveMeasures(ctx, hazard, day)
    await moveHazard(ctx, hazard, {
      act: 'extend',
      set: {
        rectifyBy: day,
        extensions: hazard.extensions + 1,
        extensionDay: null,
        extensionReason: null,
        extensionBy: null,
        extensionByPerson: null,
        extensionByName: null,
      },
      step: { act: 'extended', note: reason, dueOn: day },
    })
  }
  await recordEvent(ctx, {
    verb: 'hazard.extended',
    subjects: subjectsOf(rows),
    changes: rows.map((r) => ({ subjectId: r.id, field: 'rectifyBy', before: r.rectifyBy, after: day })),
  })
  return { ids: rows.map((r) => r.id) }
}
