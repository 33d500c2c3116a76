import { sql } from 'kysely'
import { inScope } from '../../../platform/access/scope.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { nextNumber } from '../../../platform/database/serial-number.ts'
import { notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import type { HazardRow } from '../tables.ts'

/** What is known of a hazard when it is found. */
export interface NewHazard extends Pick<HazardRow, 'unitId' | 'category' | 'source' | 'title' | 'description'> {
  readonly subcategoryId?: string | null
  /** The record it came from; never a sealed file. */
  readonly sourceId?: string | null
}
export interface OpenedHazard {
  readonly id: string
  readonly number: string
  readonly unitSortKey: string
}

/** 发现隐患 — opens hazards of units in reach, each with its number, in the caller's transaction. `notFound` for a unit out of reach or closed. */
export async function openHazards(ctx: CommandContext, found: readonly NewHazard[]): Promise<OpenedHazard[]> {
  const { bureauId, accountId, name, role } = ctx.actor
  const units = await ctx.db
    .selectFrom('units')
    .where('bureauId', '=', bureauId)
    .where('id', '=', sql<string>`any(${found.map((h) => h.unitId)}::uuid[])`)
    .where('closedOn', 'is', null)
    .where(inScope(ctx.scope))
    .select(['id', 'kind', 'shortName', 'unitSortKey'])
    .execute()
  const unitOf = new Map(units.map((u) => [u.id, u]))
  const opened: OpenedHazard[] = []
  for (const hazard of found) {
    const unit = unitOf.get(hazard.unitId)
    if (!unit) throw notFound()
    const letter = [...unit.shortName][0] ?? '局'
    const running = await nextNumber({ tx: ctx.tx, bureauId, on: ctx.today }, `隐患${letter}`)
    const id = newId()
    const number = `${ctx.today.slice(0, 4)}-${letter}-${String(running).padStart(3, '0')}`
    await ctx.tx
      .insertInto('hazards')
      .values({
        ...hazard,
        bureauId,
        id,
        number,
        unitSortKey: unit.unitSortKey,
        isOffice: unit.kind === 'bureau',
        foundOn: ctx.today,
        foundBy: accountId,
        foundByName: name,
      })
      .execute()
    await ctx.tx
      .insertInto('hazardSteps')
      .values({
        bureauId,
        id: newId(),
        hazardId: id,
        unitSortKey: unit.unitSortKey,
        position: 1,
        act: 'found',
        byName: name,
        byRole: role,
        accountId,
        at: ctx.now,
      })
      .execute()
    opened.push({ id, number, unitSortKey: unit.unitSortKey })
  }
  await recordEvent(ctx, {
    verb: 'hazard.found',
    subjects: opened.map((h) => ({ id: h.id, kind: 'hazard', unitSortKey: h.unitSortKey })),
  })
  return opened
}
