import { sql } from 'kysely'
import { mergeUnit, type UnitMerger } from '../../modules/organisation/commands/merge-unit.ts'
import { moveUnit, replacePlace, type UnitMove } from '../../modules/organisation/commands/move-unit.ts'
import { placeUnit, type UnitPlacement } from '../../modules/organisation/commands/place-unit.ts'
import { placedColumns } from '../../modules/organisation/placed-tables.ts'
import { settlePointers } from '../../modules/personnel/public.ts'
import { beijingDate } from '../../platform/calendar/dates.ts'
import type { CommandContext } from '../../platform/context.ts'
import { transact } from '../../platform/database/transact.ts'
import type { JobHandler, JobWork } from '../../platform/jobs/runner.ts'

interface Place {
  readonly from: string
  readonly to: string
}

/** One transaction as the owner, who alone may rewrite places; the asker stays the author and the reach that guards compare with. */
function asOwner<T>({ services, session }: JobWork, work: (ctx: CommandContext) => Promise<T>): Promise<T> {
  const now = services.clock()
  const { actor, scope } = session
  return transact(services.pool, 'owner', {}, (tx) =>
    work({ db: tx, tx, actor, scope, now, today: beijingDate(now), keys: services.keys }),
  )
}

/** Rows that others wrote with an old place while the move ran; old places are never given again, so a second look is enough. */
const lookAgain = (work: JobWork, places: readonly Place[]): Promise<void> =>
  asOwner(work, async ({ tx, actor }) => {
    for (const { from, to } of places) await replacePlace(tx, actor.bureauId, from, to)
  })

/** 调整隶属: every place below the unit in one transaction. */
export const moveUnitJob: JobHandler = async (work) => {
  await work.progress(0, placedColumns.length, '正在改写各项记录的单位位置')
  const place = await asOwner(work, (ctx) => moveUnit(ctx, work.input as UnitMove))
  await lookAgain(work, [place])
  await work.progress(placedColumns.length, placedColumns.length, '已改写')
  return { result: { href: `/units/${(work.input as UnitMove).unitId}` } }
}

/** 调整顺序: the units that follow get fresh places in their new order, in one transaction. */
export const placeUnitJob: JobHandler = async (work) => {
  const placement = work.input as UnitPlacement
  const places = await asOwner(work, (ctx) => placeUnit(ctx, placement))
  await lookAgain(work, places)
  await work.progress(places.length, places.length, '已按新顺序排列')
  return { result: { href: `/units/${placement.unitId}` } }
}

/** People whose using unit or borrowing unit is the closing one on that day or later. */
async function peopleOf({ tx, actor }: CommandContext, merger: UnitMerger): Promise<string[]> {
  const { rows } = await sql<{
    id: string
  }>`select p."id" from "people" p where p."bureauId" = ${actor.bureauId} and p."voidedAt" is null and p."id" in (
    select a."personId" from "assignments" a where a."bureauId" = ${actor.bureauId} and a."aspect" in ('usingUnit', 'secondment') and a."targetId" = ${merger.unitId}
      and a."voidedAt" is null and (a."toOn" is null or a."toOn" > ${merger.closedOn}::date)) order by p."id" for update`.execute(
    tx,
  )
  return rows.map((r) => r.id)
}

/** From the day on, the successor is the unit of the people of the closed one: intervals that span the day are split, later ones change their unit. */
async function inheritPeople(
  { tx, actor, today }: CommandContext,
  merger: UnitMerger,
  personIds: readonly string[],
): Promise<void> {
  const mine = sql`a."bureauId" = ${actor.bureauId} and a."aspect" in ('usingUnit', 'secondment') and a."targetId" = ${merger.unitId} and a."voidedAt" is null`
  await sql`update "assignments" a set "targetId" = ${merger.successorId} where ${mine} and a."fromOn" >= ${merger.closedOn}::date`.execute(
    tx,
  )
  await sql`
    with "spanning" as materialized (select a.* from "assignments" a where ${mine} and a."fromOn" < ${merger.closedOn}::date and (a."toOn" is null or a."toOn" > ${merger.closedOn}::date)),
      "ended" as (update "assignments" a set "toOn" = ${merger.closedOn}::date from "spanning" s where a."bureauId" = s."bureauId" and a."id" = s."id" returning a."id")
    insert into "assignments" ("bureauId", "id", "personId", "unitSortKey", "aspect", "targetId", "fromOn", "toOn", "reason")
    select s."bureauId", gen_random_uuid(), s."personId", s."unitSortKey", s."aspect", ${merger.successorId}, ${merger.closedOn}::date, s."toOn", ${merger.reason} from "spanning" s join "ended" e on e."id" = s."id"`.execute(
    tx,
  )
  /* Who was lent to the successor is at home there now. */
  await sql`update "assignments" l set "toOn" = ${merger.closedOn}::date where l."bureauId" = ${actor.bureauId} and l."aspect" = 'secondment' and l."targetId" = ${merger.successorId} and l."toOn" is null
    and l."voidedAt" is null and l."fromOn" < ${merger.closedOn}::date and l."personId" = any(${personIds}::uuid[])`.execute(tx)
  await sql`update "accounts" c set "unitId" = u."id", "unitName" = u."name", "unitSortKey" = u."unitSortKey" from "units" u
    where c."bureauId" = ${actor.bureauId} and c."unitId" = ${merger.unitId} and u."bureauId" = c."bureauId" and u."id" = ${merger.successorId}`.execute(
    tx,
  )
  await settlePointers(tx, actor.bureauId, personIds, today)
}

/** 单位并入: unit, children, people and records in one transaction. */
export const mergeUnitJob: JobHandler = async (work) => {
  const merger = work.input as UnitMerger
  await work.progress(0, placedColumns.length, '正在并入')
  const done = await asOwner(work, async (ctx) => {
    const personIds = await peopleOf(ctx, merger)
    const places = await mergeUnit(ctx, merger, personIds)
    await inheritPeople(ctx, merger, personIds)
    return { places, people: personIds.length }
  })
  await lookAgain(work, done.places)
  await work.progress(placedColumns.length, placedColumns.length, '已并入')
  return { result: { href: `/units/${merger.successorId}`, people: done.people } }
}
