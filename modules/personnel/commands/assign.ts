import { sql } from 'kysely'
import { inScope } from '../../../platform/access/scope.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext, Tx } from '../../../platform/context.ts'
import { DomainError, forbidden, invalid, notFound } from '../../../platform/errors.ts'
import { followPeople } from '../../accounts/public.ts'
import { canEditPeople } from '../policy.ts'

const aspects = ['usingUnit', 'secondment', 'post', 'leadOfficer', 'leaderInCharge'] as const
export type Aspect = (typeof aspects)[number]
export interface Assignment {
  readonly personIds: readonly string[]
  readonly aspect: Aspect
  /** Unit, post or officer; null ends the fact without a successor (never for the using unit). */
  readonly targetId: string | null
  readonly fromOn: string
  readonly reason: string
}

/** The people, locked, all of them at home in the scope (who is lent is the home unit's) and serving; posts and responsible officers are for auxiliaries only. */
async function lockPeople(ctx: CommandContext, { personIds, aspect }: Assignment) {
  const rows = await ctx.tx
    .selectFrom('people')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', sql<string>`any(${personIds}::uuid[])`)
    .where('voidedAt', 'is', null)
    .where(inScope(ctx.scope))
    .select(['id', 'kind', 'unitSortKey', 'separatedOn'])
    .orderBy('id')
    .forUpdate()
    .execute()
  if (rows.length !== new Set(personIds).size) throw notFound()
  if (rows.some((r) => r.separatedOn !== null))
    throw new DomainError('conflict', 'separated', '所选的人里有已离岗的，请去掉以后再办。')
  const isForAll = aspect === 'usingUnit' || aspect === 'secondment'
  if (!isForAll && rows.some((r) => r.kind !== 'auxiliary'))
    throw new DomainError('conflict', 'notAuxiliary', '岗位、带辅责任民警、分管责任领导只给辅警指定，所选的人里有民警。')
  return rows
}

/** The name of what is assigned; refused when it does not exist, has left, is retired or closed. */
async function targetName(ctx: CommandContext, { aspect, targetId }: Assignment): Promise<string | null> {
  if (targetId === null) return null
  const { bureauId } = ctx.actor
  if (aspect === 'post') {
    const post = await ctx.db
      .selectFrom('posts')
      .where('bureauId', '=', bureauId)
      .where('id', '=', targetId)
      .where('retiredOn', 'is', null)
      .select('name')
      .executeTakeFirst()
    if (!post) throw invalid('targetId', '岗位不在目录里，请从岗位目录里选。', 'unknownPost')
    return post.name
  }
  if (aspect === 'usingUnit' || aspect === 'secondment') {
    const unit = await ctx.db
      .selectFrom('units')
      .where('bureauId', '=', bureauId)
      .where('id', '=', targetId)
      .where(inScope(ctx.scope))
      .where('closedOn', 'is', null)
      .select('name')
      .executeTakeFirst()
    if (!unit) throw invalid('targetId', '没有这个单位，或者已撤销。', 'unknownUnit')
    return unit.name
  }
  const officer = await ctx.db
    .selectFrom('people')
    .where('bureauId', '=', bureauId)
    .where('id', '=', targetId)
    .where('kind', '=', 'officer')
    .where('voidedAt', 'is', null)
    .where('separatedOn', 'is', null)
    .select('name')
    .executeTakeFirst()
  if (!officer) throw invalid('targetId', '没有这位民警，或者已离任。', 'unknownOfficer')
  return officer.name
}

function assertMay(ctx: CommandContext, { aspect, fromOn, reason, targetId, personIds }: Assignment): void {
  if (!canEditPeople(ctx.actor)) throw forbidden()
  if (personIds.length === 0) throw invalid('personIds', '还没有选人。', 'nobody')
  if (aspect === 'usingUnit' && ctx.actor.role !== 'auxiliaryOffice')
    throw forbidden('单位之间的调动由辅警办办理；内勤可以提调动申请。')
  if (aspect === 'usingUnit' && targetId === null) throw invalid('targetId', '请选调入单位。', 'unitRequired')
  if (fromOn < ctx.today && ctx.actor.role !== 'auxiliaryOffice')
    throw invalid('fromOn', '补办以前日期的变动由辅警办办理。', 'retroactive')
  if (fromOn < ctx.today && reason.trim().length < 2) throw invalid('reason', '补办以前日期的变动要写理由。', 'reasonRequired')
}

const nameOf = sql<string>`case when a."aspect" = 'post' then (select o."name" from "posts" o where o."bureauId" = a."bureauId" and o."id" = a."targetId")
  when a."aspect" in ('usingUnit', 'secondment') then (select u."name" from "units" u where u."bureauId" = a."bureauId" and u."id" = a."targetId")
  else (select p."name" from "people" p where p."bureauId" = a."bureauId" and p."id" = a."targetId") end`

/** Facts of the aspect that hold on or after the day: what the new fact replaces or collides with. */
async function standingFacts(ctx: CommandContext, { personIds, aspect, fromOn }: Assignment) {
  return ctx.tx
    .selectFrom('assignments as a')
    .where('a.bureauId', '=', ctx.actor.bureauId)
    .where('a.personId', '=', sql<string>`any(${personIds}::uuid[])`)
    .where('a.aspect', '=', aspect)
    .where('a.voidedAt', 'is', null)
    .where((e) => e.or([e('a.toOn', 'is', null), e('a.toOn', '>', fromOn)]))
    .select(['a.id', 'a.personId', 'a.targetId', 'a.fromOn', 'a.toOn', nameOf.as('name')])
    .execute()
}

/** Who moves leaves behind the officers and leaders of the old unit and any secondment; what begins on that very day stays. */
async function endLeftBehind(ctx: CommandContext, ids: readonly string[], { targetId, fromOn }: Assignment) {
  const { rows } = await sql<{ personId: string; aspect: Aspect; name: string | null }>`
    update "assignments" a set "toOn" = ${fromOn}::date from "units" u
    where u."bureauId" = a."bureauId" and u."id" = ${targetId} and a."bureauId" = ${ctx.actor.bureauId} and a."personId" = any(${ids}::uuid[])
      and a."voidedAt" is null and a."fromOn" < ${fromOn}::date and (a."toOn" is null or a."toOn" > ${fromOn}::date)
      and (a."aspect" = 'secondment' or a."aspect" in ('leadOfficer', 'leaderInCharge') and not exists (select 1 from "people" o
        where o."bureauId" = a."bureauId" and o."id" = a."targetId" and o."unitSortKey" >= u."unitSortKey" and o."unitSortKey" < u."unitSortKey" || '~'))
    returning a."personId", a."aspect", ${nameOf} as "name"`.execute(ctx.tx)
  return rows.map((r) => ({ subjectId: r.personId, field: r.aspect, before: r.name, after: null }))
}

/** 任岗、指定 — gives a set of people a unit, post, officer or leader from a day on; the standing fact ends that day; a new unit also ends the officers and leaders of the old one. One event with old and new names. */
export async function assign(ctx: CommandContext, assignment: Assignment): Promise<{ ids: string[] }> {
  assertMay(ctx, assignment)
  const { aspect, targetId, fromOn, reason } = assignment
  const people = await lockPeople(ctx, assignment)
  const after = await targetName(ctx, assignment)
  const standing = await standingFacts(ctx, assignment)
  const later = standing.find((f) => f.fromOn > fromOn)
  if (later) throw new DomainError('conflict', 'laterFact', `${later.fromOn} 起已另有安排，先撤销那一项，或者把日期改到其后。`)
  if (standing.some((f) => f.toOn !== null))
    throw new DomainError('conflict', 'overlap', '所选日期落在一段已结束的安排里，请核对日期。')
  const current = new Map(standing.map((f) => [f.personId, f]))
  const moved = people.filter((p) => current.get(p.id)?.targetId !== targetId && (targetId !== null || current.has(p.id)))
  const ids = moved.map((p) => p.id)
  if (ids.length === 0) return { ids: people.map((p) => p.id) }
  const sameDay = standing.filter((f) => f.fromOn === fromOn && ids.includes(f.personId)).map((f) => f.id)
  const { bureauId } = ctx.actor
  await ctx.tx
    .updateTable('assignments')
    .set({ voidedAt: ctx.now })
    .where('bureauId', '=', bureauId)
    .where('id', '=', sql<string>`any(${sameDay}::uuid[])`)
    .execute()
  await ctx.tx
    .updateTable('assignments')
    .set({ toOn: fromOn })
    .where('bureauId', '=', bureauId)
    .where('personId', '=', sql<string>`any(${ids}::uuid[])`)
    .where('aspect', '=', aspect)
    .where('voidedAt', 'is', null)
    .where('toOn', 'is', null)
    .where('fromOn', '<', fromOn)
    .execute()
  const leftBehind = aspect === 'usingUnit' ? await endLeftBehind(ctx, ids, assignment) : []
  const why = reason.trim() === '' ? [] : [{ field: 'reason', after: reason }]
  const eventId = await recordEvent(ctx, {
    verb: `person.${aspect}Assigned`,
    subjects: moved.map((p) => ({ id: p.id, kind: 'person', unitSortKey: p.unitSortKey })),
    changes: [
      ...moved.map((p) => ({ subjectId: p.id, field: aspect, before: current.get(p.id)?.name ?? null, after })),
      ...leftBehind,
      ...why,
    ],
  })
  if (targetId !== null) {
    await sql`insert into "assignments" ("bureauId", "id", "personId", "unitSortKey", "aspect", "targetId", "fromOn", "reason", "eventId")
      select ${bureauId}, gen_random_uuid(), p."id", p."unitSortKey", ${aspect}, ${targetId}::uuid, ${fromOn}::date, ${reason}, ${eventId}::uuid from "people" p
      where p."bureauId" = ${bureauId} and p."id" = any(${ids}::uuid[])`.execute(ctx.tx)
  }
  await settlePointers(ctx.tx, bureauId, ids, ctx.today)
  if (aspect === 'usingUnit') await followPeople(ctx, ids)
  return { ids: people.map((p) => p.id) }
}

/** The fact of one aspect that holds on a day. */
const holding = (
  aspect: string,
  today: string,
) => sql`(select a."targetId" from "assignments" a where a."bureauId" = p."bureauId" and a."personId" = p."id"
  and a."aspect" = ${aspect} and a."voidedAt" is null and a."fromOn" <= ${today}::date and (a."toOn" is null or a."toOn" > ${today}::date))`

/**
 * Brings today's pointers of people (unit, borrowing unit, post, officer, leader) in step with their dated facts, and the places
 * of everything that follows the person (a borrowing unit out of reach keeps its place). The only writer of these columns; call it after every change of assignments and at midnight.
 */
export async function settlePointers(tx: Tx, bureauId: string, personIds: readonly string[], today: string): Promise<void> {
  if (personIds.length === 0) return
  await sql`
    update "people" t set "unitId" = f."unitId", "unitSortKey" = f."unitSortKey", "secondedUnitId" = f."secondedUnitId", "secondedUnitSortKey" = s."unitSortKey",
      "postId" = f."postId", "leadOfficerId" = f."leadOfficerId", "leaderInChargeId" = f."leaderInChargeId", "policeLine" = o."policeLine"
    from (select p."id", coalesce(u."id", p."unitId") as "unitId", coalesce(u."unitSortKey", p."unitSortKey") as "unitSortKey", ${holding('secondment', today)} as "secondedUnitId",
        ${holding('post', today)} as "postId", ${holding('leadOfficer', today)} as "leadOfficerId", ${holding('leaderInCharge', today)} as "leaderInChargeId", p."bureauId"
      from "people" p left join "units" u on u."bureauId" = p."bureauId" and u."id" = ${holding('usingUnit', today)}
      where p."bureauId" = ${bureauId} and p."id" = any(${personIds}::uuid[])) f
    left join "units" s on s."bureauId" = f."bureauId" and s."id" = f."secondedUnitId"
    left join "posts" o on o."bureauId" = f."bureauId" and o."id" = f."postId"
    where t."bureauId" = f."bureauId" and t."id" = f."id"`.execute(tx)
  for (const table of ['personNumbers', 'searchTerms', 'assignments', 'correctionRequests'] as const) {
    await sql`update ${sql.table(table)} t set "unitSortKey" = p."unitSortKey" from "people" p
      where t."bureauId" = ${bureauId} and t."personId" = any(${personIds}::uuid[]) and p."bureauId" = t."bureauId" and p."id" = t."personId" and t."unitSortKey" <> p."unitSortKey"`.execute(
      tx,
    )
  }
  await sql`update "personNumbers" t set "secondedUnitSortKey" = p."secondedUnitSortKey" from "people" p where t."bureauId" = ${bureauId} and t."personId" = any(${personIds}::uuid[])
    and p."bureauId" = t."bureauId" and p."id" = t."personId" and t."secondedUnitSortKey" is distinct from p."secondedUnitSortKey"`.execute(
    tx,
  )
}
