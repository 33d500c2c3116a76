import { sql } from 'kysely'
import { covers } from '../../../platform/access/scope.ts'
import { type EventChange, type EventSubject, recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { isDuplicate } from '../../../platform/database/connect.ts'
import { forbidden, invalid, notFound, stale } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { canSetQuotas } from '../policy.ts'
import { planQuota } from '../quota-plan.ts'

export interface NewQuota {
  readonly unitId: string
  readonly postId: string
  readonly headcount: number
  readonly fromOn: string
  /** 批准文号. */
  readonly reference: string
  /** What the editor saw of this unit-post (0: no quota yet); absent where nobody looked (import, demo). */
  readonly version?: number
}
const pair = (row: { unitId: string; postId: string }): string => `${row.unitId} ${row.postId}`

/** Places of the units, each in scope and open; the posts are in the catalogue. One query each. */
async function findPlaces(ctx: CommandContext, rows: readonly NewQuota[]): Promise<Map<string, string>> {
  const { bureauId } = ctx.actor
  const unitIds = [...new Set(rows.map((r) => r.unitId))]
  const postIds = [...new Set(rows.map((r) => r.postId))]
  const units = await ctx.db
    .selectFrom('units')
    .where('bureauId', '=', bureauId)
    .where('id', '=', sql<string>`any(${unitIds}::uuid[])`)
    .select(['id', 'unitSortKey', 'closedOn'])
    .execute()
  const reached = units.filter((u) => covers(ctx.scope, u.unitSortKey))
  if (reached.length < unitIds.length) throw notFound()
  if (reached.some((u) => u.closedOn !== null)) throw invalid('unitId', '单位已撤销，不再核定用辅数量。', 'closedUnit')
  const posts = await ctx.db
    .selectFrom('posts')
    .where('bureauId', '=', bureauId)
    .where('id', '=', sql<string>`any(${postIds}::uuid[])`)
    .where('retiredOn', 'is', null)
    .select('id')
    .execute()
  if (posts.length < postIds.length) throw invalid('postId', '岗位不在目录里，请从岗位目录里选。', 'unknownPost')
  return new Map(units.map((u) => [u.id, u.unitSortKey]))
}

/** Intervals there are of the unit-posts named, locked. */
async function lockIntervals(ctx: CommandContext, rows: readonly NewQuota[]) {
  const found = await ctx.tx
    .selectFrom('quotas')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('unitId', '=', sql<string>`any(${rows.map((r) => r.unitId)}::uuid[])`)
    .where('postId', '=', sql<string>`any(${rows.map((r) => r.postId)}::uuid[])`)
    .select(['id', 'unitId', 'postId', 'fromOn', 'toOn', 'headcount', 'version'])
    .forUpdate()
    .execute()
  const byPair = new Map<string, typeof found>()
  for (const interval of found) byPair.set(pair(interval), [...(byPair.get(pair(interval)) ?? []), interval])
  return byPair
}

type Plans = { row: NewQuota; plan: ReturnType<typeof planQuota>; before: number | null; id: string }[]

/** Three statements, whatever the size of the set: cut, correct, add. */
async function store(ctx: CommandContext, plans: Plans, places: Map<string, string>): Promise<void> {
  const { bureauId } = ctx.actor
  const cut = JSON.stringify(plans.flatMap(({ plan }) => (plan.close ? [plan.close] : [])))
  const corrected = JSON.stringify(
    plans.flatMap(({ plan, row }) =>
      plan.correct ? [{ id: plan.correct, headcount: row.headcount, reference: row.reference }] : [],
    ),
  )
  const added = JSON.stringify(
    plans.flatMap(({ plan, row, id }) =>
      plan.add
        ? [
            {
              id,
              unitId: row.unitId,
              postId: row.postId,
              headcount: row.headcount,
              reference: row.reference,
              unitSortKey: places.get(row.unitId),
              ...plan.add,
            },
          ]
        : [],
    ),
  )
  await sql`update "quotas" t set "toOn" = n."toOn", "version" = t."version" + 1 from jsonb_to_recordset(${cut}::jsonb) as n("id" uuid, "toOn" date) where t."bureauId" = ${bureauId} and t."id" = n."id"`.execute(
    ctx.tx,
  )
  await sql`update "quotas" t set "headcount" = n."headcount", "reference" = n."reference", "version" = t."version" + 1
    from jsonb_to_recordset(${corrected}::jsonb) as n("id" uuid, "headcount" int, "reference" text) where t."bureauId" = ${bureauId} and t."id" = n."id"`.execute(
    ctx.tx,
  )
  await sql`insert into "quotas" ("bureauId", "id", "unitId", "unitSortKey", "postId", "headcount", "fromOn", "toOn", "reference")
    select ${bureauId}, n."id", n."unitId", n."unitSortKey", n."postId", n."headcount", n."fromOn", n."toOn", n."reference"
    from jsonb_to_recordset(${added}::jsonb) as n("id" uuid, "unitId" uuid, "unitSortKey" text, "postId" uuid, "headcount" int, "fromOn" date, "toOn" date, "reference" text)`.execute(
    ctx.tx,
  )
}

/** 核定用辅数量 — for a set of units and posts, each from a day on, under its approval number; later intervals stay as they are. */
export async function setQuotas(ctx: CommandContext, rows: readonly NewQuota[]): Promise<{ ids: string[] }> {
  if (!canSetQuotas(ctx.actor)) throw forbidden('用辅数量由辅警办核定。')
  if (new Set(rows.map(pair)).size < rows.length) throw invalid('postId', '同一单位同一岗位有两行，请只留一行。', 'duplicateRow')
  const places = await findPlaces(ctx, rows)
  const known = await lockIntervals(ctx, rows)
  const plans = rows.map((row) => {
    const intervals = known.get(pair(row)) ?? []
    if (row.version !== undefined && row.version !== intervals.reduce((sum, i) => sum + i.version, 0)) throw stale()
    const plan = planQuota(intervals, row.fromOn)
    const id = plan.correct ?? newId()
    return { row, plan, before: intervals.find((i) => i.id === (plan.correct ?? plan.close?.id))?.headcount ?? null, id }
  })
  await store(ctx, plans, places).catch((error: unknown) => {
    throw isDuplicate(error, 'quotasOpen') ? stale() : error
  })
  const subjects: EventSubject[] = plans.map(({ row, id }) => ({
    id,
    kind: 'quota',
    unitSortKey: places.get(row.unitId) ?? null,
  }))
  const changes: EventChange[] = plans.flatMap(({ row, before, id }) => [
    { subjectId: id, field: 'headcount', before: before === null ? null : String(before), after: String(row.headcount) },
    { subjectId: id, field: 'fromOn', after: row.fromOn },
    { subjectId: id, field: 'reference', after: row.reference },
  ])
  await recordEvent(ctx, { verb: 'quota.set', subjects, changes })
  return { ids: plans.map((p) => p.id) }
}
