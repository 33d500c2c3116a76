import { sql } from 'kysely'
import { inScope } from '../../../platform/access/scope.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { nextNumber } from '../../../platform/database/serial-number.ts'
import { forbidden, invalid, notFound } from '../../../platform/errors.ts'
import type { Role } from '../../../platform/http/contract.ts'
import { newId } from '../../../platform/ids.ts'
import { hazardFinders } from '../contract.ts'
import { gramsOf } from '../filters.ts'
import type { HazardRow, HazardTermRow } from '../tables.ts'

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

type Indexed = Pick<HazardRow, 'id' | 'unitSortKey' | 'title' | 'number' | 'ownerName'>
/** Writes the terms a hazard is found by, in place of those it had. */
export async function indexHazard({ tx, actor }: Pick<CommandContext, 'tx' | 'actor'>, hazard: Indexed): Promise<void> {
  const { id, unitSortKey } = hazard
  const of = { bureauId: actor.bureauId, hazardId: id }
  await tx
    .deleteFrom('hazardGrams')
    .where((e) => e.and(of))
    .execute()
  await sql`insert into "hazardGrams" ("bureauId", "gram", "unitSortKey", "hazardId")
    select ${actor.bureauId}::uuid, g, ${unitSortKey}, ${id}::uuid from unnest(${gramsOf([hazard.title, hazard.number, hazard.ownerName])}::text[]) g`.execute(
    tx,
  )
}

/** A word of the bureau's own list that is in use; of a category where it belongs to one. */
export async function assertTerm(
  ctx: CommandContext,
  id: string | null | undefined,
  of: Pick<HazardTermRow, 'kind' | 'category'>,
): Promise<void> {
  if (!id) return
  const term = await ctx.tx
    .selectFrom('hazardTerms')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', id)
    .where('kind', '=', of.kind)
    .where('category', 'is not distinct from', of.category)
    .where('retiredOn', 'is', null)
    .select('id')
    .executeTakeFirst()
  const [path, what] = of.kind === 'cause' ? ['causeId', '原因'] : ['subcategoryId', '子类']
  if (!term) throw invalid(path, `没有这个${what}，或者已经停用，请重新选。`, 'unknownTerm')
}

async function insertHazard(
  ctx: CommandContext,
  hazard: NewHazard,
  unit: { unitSortKey: string; kind: string; shortName: string },
) {
  const { bureauId, accountId, name, role } = ctx.actor
  const letter = [...unit.shortName][0] ?? '局'
  const running = await nextNumber({ tx: ctx.tx, bureauId, on: ctx.today }, `隐患${letter}`)
  const id = newId()
  const number = `${ctx.today.slice(0, 4)}-${letter}-${String(running).padStart(3, '0')}`
  const { unitSortKey } = unit
  await ctx.tx
    .insertInto('hazards')
    .values({
      ...hazard,
      bureauId,
      id,
      number,
      unitSortKey,
      isOffice: unit.kind === 'bureau',
      foundOn: ctx.today,
      foundBy: accountId,
      foundByName: name,
    })
    .execute()
  const step = { position: 1, act: 'found', byName: name, byRole: role, accountId, at: ctx.now }
  await ctx.tx
    .insertInto('hazardSteps')
    .values({ ...step, bureauId, id: newId(), hazardId: id, unitSortKey })
    .execute()
  await indexHazard(ctx, { id, unitSortKey, title: hazard.title, number, ownerName: null })
  return { id, number, unitSortKey }
}

/** 发现隐患 — opens hazards of units in reach, each with its number, in the caller's transaction. `notFound` for a unit out of reach or closed. */
export async function openHazards(ctx: CommandContext, found: readonly NewHazard[]): Promise<OpenedHazard[]> {
  const units = await ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
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
    await assertTerm(ctx, hazard.subcategoryId, { kind: 'subcategory', category: hazard.category })
    opened.push(await insertHazard(ctx, hazard, unit))
  }
  await recordEvent(ctx, {
    verb: 'hazard.found',
    subjects: opened.map((h) => ({ id: h.id, kind: 'hazard', unitSortKey: h.unitSortKey })),
  })
  return opened
}

interface Input {
  body: Pick<NewHazard, 'unitId' | 'category' | 'title' | 'description'> & { subcategoryId: string | null }
}

/** 登记发现的隐患 — what the unit or the office found itself. */
export async function recordHazard(ctx: CommandContext, { body }: Input): Promise<{ id: string }> {
  if (!(hazardFinders as readonly Role[]).includes(ctx.actor.role)) throw forbidden()
  const [opened] = await openHazards(ctx, [{ ...body, source: 'ownFinding' }])
  return { id: opened?.id ?? '' }
}
