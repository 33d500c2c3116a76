import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import { queueJob } from '../../../platform/jobs/queue.ts'
import { canRestructure } from '../policy.ts'
import { lockUnit } from '../queries.ts'
import { takeBelow } from './move-unit.ts'

export interface UnitPlacement {
  readonly unitId: string
  readonly version: number
  /** The unit it comes straight after; null: first below the parent. */
  readonly afterId: string | null
}
interface Input {
  params: { id: string }
  body: { version: number; afterId: string | null }
}
type Unit = Awaited<ReturnType<typeof lockUnit>>

/** The units of one parent in their new order, locked, from the first that changes its place on. */
async function lockOrder(
  ctx: CommandContext,
  placement: UnitPlacement,
): Promise<{ unit: Unit; parentId: string; moving: Unit[] }> {
  const unit = await lockUnit(ctx, placement.unitId)
  if (!canRestructure(ctx.actor, unit)) throw forbidden()
  assertVersion(unit, placement.version)
  if (unit.parentId === null) throw new DomainError('conflict', 'rootUnit', '最上一级单位没有并列的单位，不用排。')
  const before = await ctx.tx
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('parentId', '=', unit.parentId)
    .orderBy('unitSortKey')
    .selectAll()
    .forUpdate()
    .execute()
  const others = before.filter((u) => u.id !== unit.id)
  const at = others.findIndex((u) => u.id === placement.afterId) + 1
  if (placement.afterId !== null && at === 0) throw invalid('afterId', '要在同一个上级单位下面选。', 'notSibling')
  const after = [...others.slice(0, at), unit, ...others.slice(at)]
  const first = after.findIndex((u, i) => u.id !== before[i]?.id)
  if (first < 0) throw new DomainError('conflict', 'samePlace', `${unit.name}已经排在这里，不用调整。`)
  return { unit, parentId: unit.parentId, moving: after.slice(first) }
}

/** 调整顺序 — checks the place and queues it; the places of the units that follow are rewritten by a job. */
export async function askPlacement(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const placement: UnitPlacement = { ...body, unitId: params.id }
  const { unit, moving } = await lockOrder(ctx, placement)
  const id = await queueJob(ctx, {
    kind: 'unitPlacement',
    title: `调整顺序：${unit.name}`,
    input: placement,
    total: moving.length,
  })
  await recordEvent(ctx, {
    verb: 'unit.placementAsked',
    subjects: [{ id: unit.id, kind: 'unit', unitSortKey: unit.unitSortKey }],
    changes: [{ field: 'after', after: body.afterId }],
  })
  return { id }
}

/** The placement itself, in the owner's transaction of its job: places are never given twice, so the units that follow take fresh ones in turn. */
export async function placeUnit(ctx: CommandContext, placement: UnitPlacement): Promise<{ from: string; to: string }[]> {
  const { unit, parentId, moving } = await lockOrder(ctx, placement)
  const parent = await lockUnit(ctx, parentId)
  await recordEvent(ctx, {
    verb: 'unit.placed',
    subjects: [unit, parent].map((u) => ({ id: u.id, kind: 'unit', unitSortKey: u.unitSortKey })),
    changes: [{ field: 'after', after: placement.afterId }],
  })
  const places: { from: string; to: string }[] = []
  for (const next of moving) places.push(await takeBelow(ctx, next, parent))
  return places
}
