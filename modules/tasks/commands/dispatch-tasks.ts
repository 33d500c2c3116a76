import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden, notFound } from '../../../platform/errors.ts'
import { workingDaysOf } from '../../calendar/public.ts'
import { canKeep, type Deliverable, findClauses, findNotice, markDispatched } from '../../notices/public.ts'
import { dueOfPeriod, periodsOf } from '../task-days.ts'
import { insertTasks, type Making, type OpenedTask, type PlacedTask } from './open-tasks.ts'

interface Wanted {
  readonly noticeId: string
  readonly noticeNumber: string
  readonly clauseId: string
  readonly clauseNumber: string
  readonly heading: string
  readonly text: string
  readonly deliverables: Deliverable[]
  readonly dueOn: string | null
  readonly cycle: 'weekly' | 'monthly' | null
  readonly cycleDay: number | null
  readonly dispatchedOn: string
  readonly part: 'responsible' | 'assisting'
  readonly unitId: string
  readonly unitName: string
  readonly unitSortKey: string
  readonly kind: string
  readonly leadUnitId: string
  readonly leadName: string
  readonly leadUnitSortKey: string
}

/** Every unit of every dispatched clause in force, with whoever leads today: successors stand in for units that merged. */
async function findWanted({ tx, actor }: Making, clauseIds: readonly string[] | null): Promise<Wanted[]> {
  const { rows } = await sql<Wanted>`
    select n."id" as "noticeId", n."number" as "noticeNumber", c."id" as "clauseId", c."number" as "clauseNumber", c."heading", c."text", c."deliverables", c."dueOn", c."cycle", c."cycleDay", c."dispatchedOn",
      p."part", u."id" as "unitId", u."name" as "unitName", u."unitSortKey", u."kind", l."id" as "leadUnitId", l."name" as "leadName", l."unitSortKey" as "leadUnitSortKey"
    from "clauses" c join "notices" n on n."bureauId" = c."bureauId" and n."id" = c."noticeId" and n."state" = 'inForce'
    join "clauseParties" p on p."bureauId" = c."bureauId" and p."clauseId" = c."id"
    join "units" u on u."bureauId" = c."bureauId" and u."id" = p."unitId" and u."closedOn" is null
    join "units" s on s."bureauId" = c."bureauId" and s."id" = c."leadUnitId" join "units" l on l."bureauId" = c."bureauId" and l."id" = coalesce(s."successorId", s."id")
    where c."bureauId" = ${actor.bureauId}::uuid and c."dispatchedOn" is not null and (${clauseIds}::uuid[] is null or c."id" = any(${clauseIds}::uuid[]))
    order by n."id", c."position", u."unitSortKey", p."part" desc`.execute(tx)
  return rows
}

/** Tasks there are, and those that a merged unit brought to its successor. */
async function findMade({ tx, actor }: Making, clauseIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    select concat_ws(' ', t."clauseId", t."part", coalesce(t."period", ''), w."unitId") as "key" from "tasks" t join "units" u on u."bureauId" = t."bureauId" and u."id" = t."unitId"
      cross join lateral (values (u."id"), (u."successorId")) as w("unitId")
    where t."bureauId" = ${actor.bureauId}::uuid and t."clauseId" = any(${clauseIds}::uuid[]) and w."unitId" is not null`.execute(
    tx,
  )
  return new Set(rows.map((r) => r.key))
}

/** Makes the tasks of dispatched clauses that are not there yet: the first time, for units that joined, for the period that has begun. Done again it makes none. */
export async function makeClauseTasks(ctx: Making, clauseIds: readonly string[] | null): Promise<OpenedTask[]> {
  const wanted = await findWanted(ctx, clauseIds)
  const made = await findMade(ctx, [...new Set(wanted.map((w) => w.clauseId))])
  const calendar = await workingDaysOf({ db: ctx.tx, actor: ctx.actor })
  const tasks = wanted.flatMap((w): PlacedTask[] => {
    const cycle = w.cycle === null || w.cycleDay === null ? null : { every: w.cycle, day: w.cycleDay }
    const once = [{ period: null, nominalOn: w.dueOn }]
    return (cycle === null ? once : periodsOf(cycle, w.dispatchedOn, ctx.today)).flatMap(({ period, nominalOn }) => {
      if (made.has([w.clauseId, w.part, period ?? '', w.unitId].join(' '))) return []
      const { noticeId, noticeNumber, clauseId, clauseNumber, part, unitId, unitName, unitSortKey } = w
      const { leadUnitId, leadName, leadUnitSortKey } = w
      const said = { source: 'clause' as const, title: w.heading, text: w.text || w.heading }
      const from = { noticeId, noticeNumber, clauseId, clauseNumber, part }
      const place = { unitId, unitName, unitSortKey, leadUnitId, leadName, leadUnitSortKey, isOffice: w.kind === 'bureau' }
      const needsEvidence = part === 'responsible' && w.deliverables.length > 0
      const dueOn = cycle === null || nominalOn === null ? nominalOn : dueOfPeriod(calendar, nominalOn)
      return [{ ...said, ...from, ...place, needsEvidence, period, nominalOn, dueOn }]
    })
  })
  return insertTasks(ctx, tasks)
}

interface Input {
  params: { id: string }
  body: { clauseIds: string[] }
}

/** 派发 — the tasks of chosen clauses of a notice in force, to every unit they name; from now on they are kept up with. */
export async function dispatchTasks(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  if (!canKeep(ctx)) throw forbidden()
  const notice = await findNotice(ctx, params.id)
  if (notice.state !== 'inForce') throw new DomainError('conflict', 'notInForce', '通知生效以后才能派发任务。')
  const clauses = (await findClauses(ctx, notice.id)).filter((c) => body.clauseIds.includes(c.id))
  if (clauses.length < new Set(body.clauseIds).size) throw notFound()
  const unled = clauses.filter((c) => c.leadUnitId === null).map((c) => c.number)
  if (unled.length > 0) throw new DomainError('conflict', 'noLead', `第 ${unled.join('、')} 条没有牵头单位，先在通知里定分工。`)
  await markDispatched(ctx, body.clauseIds)
  const subjects = body.clauseIds.map((id) => ({ id, kind: 'clause' }))
  await recordEvent(ctx, { verb: 'notice.clausesDispatched', subjects: [{ id: notice.id, kind: 'notice' }, ...subjects] })
  const opened = await makeClauseTasks(ctx, body.clauseIds)
  if (opened.length === 0) throw new DomainError('conflict', 'nothingToDispatch', '所选条款的任务都派发过了，或者没有单位可派。')
  return { id: notice.id }
}
