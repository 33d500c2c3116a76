import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext, Tx } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { queueJob } from '../../../platform/jobs/queue.ts'
import { childKey } from '../../../platform/sort-key.ts'
import { placedColumns } from '../placed-tables.ts'
import { canRestructure } from '../policy.ts'
import { lockUnit } from '../queries.ts'
import { nextPosition } from './add-unit.ts'

export interface UnitMove {
  readonly unitId: string
  readonly parentId: string
  readonly version: number
  readonly reason: string
}
interface Input {
  params: { id: string }
  body: { version: number; parentId: string; reason: string }
}
type Unit = Awaited<ReturnType<typeof lockUnit>>

/** The unit and its new parent, locked; refuses what would make a circle or change nothing. */
async function lockBoth(ctx: CommandContext, move: UnitMove): Promise<{ unit: Unit; parent: Unit }> {
  const unit = await lockUnit(ctx, move.unitId)
  if (!canRestructure(ctx.actor, unit)) throw forbidden()
  assertVersion(unit, move.version)
  if (unit.parentId === null) throw new DomainError('conflict', 'rootUnit', '最上一级单位不能调整隶属。')
  const parent = await lockUnit(ctx, move.parentId)
  if (!canRestructure(ctx.actor, parent))
    throw new DomainError('conflict', 'unitClosed', `${parent.name}已撤销，不能再接收下级单位。`)
  if (parent.unitSortKey.startsWith(unit.unitSortKey))
    throw new DomainError('conflict', 'unitCycle', `${parent.name}是${unit.name}自己或者它的下级，不能把单位放到自己下面。`)
  if (unit.parentId === parent.id)
    throw new DomainError('conflict', 'sameParent', `${unit.name}已经在${parent.name}下面，不用调整。`)
  return { unit, parent }
}

/** 调整隶属 — checks the move and queues it; the places of all records below the unit are rewritten by a job. */
export async function askMove(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const move: UnitMove = { ...body, unitId: params.id }
  const { unit, parent } = await lockBoth(ctx, move)
  const id = await queueJob(ctx, {
    kind: 'unitMove',
    title: `调整隶属：${unit.name}到${parent.name}`,
    input: move,
    total: placedColumns.length,
  })
  await recordEvent(ctx, {
    verb: 'unit.moveAsked',
    subjects: [{ id: unit.id, kind: 'unit', unitSortKey: unit.unitSortKey }],
    changes: [
      { field: 'parent', after: parent.name },
      { field: 'reason', after: body.reason },
    ],
  })
  return { id }
}

/** Rewrites the place `from` and everything below it to `to`, in every table; runs as the owner. Leaves other places alone. */
export async function replacePlace(tx: Tx, bureauId: string, from: string, to: string): Promise<void> {
  for (const [table, column] of placedColumns) {
    const key = sql.ref(column)
    await sql`update ${sql.table(table)} set ${key} = ${to} || substr(${key}, ${from.length + 1}) where "bureauId" = ${bureauId} and ${key} >= ${from} and ${key} < ${`${from}~`}`.execute(
      tx,
    )
  }
}

/** Takes a unit to a place below the parent that no unit ever had, with all below it; the former parent never gives the old place again. */
export async function takeBelow(
  ctx: CommandContext,
  unit: Pick<Unit, 'id' | 'parentId' | 'position' | 'unitSortKey'>,
  parent: Pick<Unit, 'id' | 'unitSortKey'>,
): Promise<{ from: string; to: string }> {
  const { bureauId } = ctx.actor
  const position = await nextPosition(ctx, parent.id)
  const to = childKey(parent.unitSortKey, position)
  await ctx.tx
    .updateTable('units')
    .set((e) => ({ lastChildPosition: e.fn<number>('greatest', ['lastChildPosition', e.val(unit.position)]) }))
    .where('bureauId', '=', bureauId)
    .where('id', '=', unit.parentId)
    .execute()
  await replacePlace(ctx.tx, bureauId, unit.unitSortKey, to)
  await ctx.tx
    .updateTable('units')
    .set((e) => ({ parentId: parent.id, position, version: e('version', '+', 1), updatedAt: ctx.now }))
    .where('bureauId', '=', bureauId)
    .where('id', '=', unit.id)
    .execute()
  return { from: unit.unitSortKey, to }
}

/** The move itself, in the owner's transaction of its job: the event first, then every place below the unit. Answers the places, for a second look after the commit. */
export async function moveUnit(ctx: CommandContext, move: UnitMove): Promise<{ from: string; to: string }> {
  const { unit, parent } = await lockBoth(ctx, move)
  const former = await lockUnit(ctx, unit.parentId ?? '')
  await ctx.tx
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('unitSortKey', '>=', unit.unitSortKey)
    .where('unitSortKey', '<', `${unit.unitSortKey}~`)
    .select('id')
    .forUpdate()
    .execute()
  await recordEvent(ctx, {
    verb: 'unit.moved',
    subjects: [unit, former, parent].map(({ id, unitSortKey }) => ({ id, kind: 'unit', unitSortKey })),
    changes: [
      { field: 'parent', before: former.name, after: parent.name },
      { field: 'reason', after: move.reason },
    ],
  })
  return takeBelow(ctx, unit, parent)
}
