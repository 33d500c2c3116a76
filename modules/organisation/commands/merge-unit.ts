import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import { queueJob } from '../../../platform/jobs/queue.ts'
import { placedColumns } from '../placed-tables.ts'
import { canRestructure } from '../policy.ts'
import { lockUnit } from '../queries.ts'
import { takeBelow } from './move-unit.ts'

export interface UnitMerger {
  readonly unitId: string
  readonly successorId: string
  readonly version: number
  readonly closedOn: string
  readonly reason: string
}
interface Input {
  params: { id: string }
  body: { version: number; successorId: string; closedOn: string; reason: string }
}
type Unit = Awaited<ReturnType<typeof lockUnit>>

async function lockBoth(ctx: CommandContext, merger: UnitMerger): Promise<{ unit: Unit; successor: Unit }> {
  const unit = await lockUnit(ctx, merger.unitId)
  if (!canRestructure(ctx.actor, unit)) throw forbidden()
  assertVersion(unit, merger.version)
  if (unit.parentId === null) throw new DomainError('conflict', 'rootUnit', '最上一级单位不能并入别的单位。')
  const successor = await lockUnit(ctx, merger.successorId)
  if (!canRestructure(ctx.actor, successor))
    throw new DomainError('conflict', 'unitClosed', `${successor.name}已撤销，不能并入。`)
  if (successor.unitSortKey.startsWith(unit.unitSortKey))
    throw new DomainError('conflict', 'unitCycle', `${successor.name}是${unit.name}自己或者它的下级，不能并入。`)
  if (merger.closedOn > ctx.today) throw invalid('closedOn', '并入日期不能晚于今天；到了那天再办。', 'future')
  return { unit, successor }
}

/** 单位并入 — checks the merger and queues it; people, children and records follow in a job. */
export async function askMerger(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const merger: UnitMerger = { ...body, unitId: params.id }
  const { unit, successor } = await lockBoth(ctx, merger)
  const id = await queueJob(ctx, {
    kind: 'unitMerger',
    title: `单位并入：${unit.name}并入${successor.name}`,
    input: merger,
    total: placedColumns.length,
  })
  await recordEvent(ctx, {
    verb: 'unit.mergerAsked',
    subjects: [unit, successor].map(({ id: unitId, unitSortKey }) => ({ id: unitId, kind: 'unit', unitSortKey })),
    changes: [
      { field: 'successor', after: successor.name },
      { field: 'reason', after: body.reason },
    ],
  })
  return { id }
}

/** Ends what a closed unit no longer has: leaders and quotas, from the day on. */
export async function endDuties(ctx: CommandContext, unit: { id: string }, closedOn: string): Promise<void> {
  for (const table of ['unitAppointments', 'quotas'] as const) {
    await ctx.tx
      .updateTable(table)
      .set((e) => ({ toOn: closedOn, version: e('version', '+', 1) }))
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('unitId', '=', unit.id)
      .where('toOn', 'is', null)
      .where('fromOn', '<', closedOn)
      .execute()
  }
}

/**
 * The merger itself, in the owner's transaction of its job: the event first; children go under the successor, and so does the closed unit,
 * so that whoever reads the successor reads what arose here. Its people are moved by the caller, who gets the places for a second look.
 */
export async function mergeUnit(
  ctx: CommandContext,
  merger: UnitMerger,
  personIds: readonly string[],
): Promise<{ from: string; to: string }[]> {
  const { unit, successor } = await lockBoth(ctx, merger)
  const { bureauId } = ctx.actor
  const children = await ctx.tx
    .selectFrom('units')
    .where('bureauId', '=', bureauId)
    .where('parentId', '=', unit.id)
    .orderBy('position')
    .selectAll()
    .forUpdate()
    .execute()
  await recordEvent(ctx, {
    verb: 'unit.merged',
    subjects: [
      ...[unit, successor, ...children].map(({ id, unitSortKey }) => ({ id, kind: 'unit', unitSortKey })),
      ...personIds.map((id) => ({ id, kind: 'person', unitSortKey: unit.unitSortKey })),
    ],
    changes: [
      { field: 'closedOn', after: merger.closedOn },
      { field: 'successor', after: successor.name },
      { field: 'reason', after: merger.reason },
      ...personIds.map((subjectId) => ({ subjectId, field: 'usingUnit', before: unit.name, after: successor.name })),
    ],
  })
  await endDuties(ctx, unit, merger.closedOn)
  const places: { from: string; to: string }[] = []
  for (const child of children) places.push(await takeBelow(ctx, child, successor))
  places.push(await takeBelow(ctx, unit, successor))
  await ctx.tx
    .updateTable('units')
    .set({ closedOn: merger.closedOn, successorId: successor.id, updatedAt: ctx.now })
    .where('bureauId', '=', bureauId)
    .where('id', '=', unit.id)
    .execute()
  return places
}
