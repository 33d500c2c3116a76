import { sql } from 'kysely'
import { inScope } from '../../../platform/access/scope.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext, Tx } from '../../../platform/context.ts'
import { nextNumbers } from '../../../platform/database/serial-number.ts'
import { notFound } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { workingDaysOf } from '../../calendar/public.ts'
import { findBureau } from '../queries.ts'
import type { TaskRow } from '../tables.ts'

/** Who makes tasks: somebody, or the system after midnight. */
export interface Making {
  readonly tx: Tx
  readonly actor: Pick<CommandContext['actor'], 'bureauId' | 'accountId' | 'personId' | 'name' | 'address'> & {
    readonly role: CommandContext['actor']['role'] | null
  }
  readonly now: Date
  readonly today: string
}
interface Place {
  readonly unitId: string
  readonly unitName: string
  readonly unitSortKey: string
  readonly leadUnitId: string
  readonly leadName: string
  readonly leadUnitSortKey: string
  readonly isOffice: boolean
}
type Said = Pick<TaskRow, 'source' | 'title' | 'text' | 'dueOn'> &
  Partial<Pick<TaskRow, 'sourceId' | 'noticeId' | 'noticeNumber' | 'clauseId' | 'clauseNumber' | 'period' | 'nominalOn'>> & {
    readonly needsEvidence?: boolean
    readonly part?: 'responsible' | 'assisting'
    /** Stands in the first line of its timeline: where it came from. */
    readonly note?: string
  }
/** A task as somebody asks for it: which unit does what by when, who leads. */
type NewTask = Said & Pick<Place, 'unitId' | 'leadUnitId'>
export type PlacedTask = Said & Place
export interface OpenedTask {
  readonly id: string
  readonly number: string
  readonly unitSortKey: string
}

const atOnce = 500
const slices = <T>(rows: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(rows.length / atOnce) }, (_, i) => rows.slice(i * atOnce, (i + 1) * atOnce))

/** Writes tasks whose places are known, with number, first step and one event for all. */
export async function insertTasks(ctx: Making, tasks: readonly PlacedTask[]): Promise<OpenedTask[]> {
  if (tasks.length === 0) return []
  const { tx, actor, now, today } = ctx
  const { bureauId, accountId, name, role } = actor
  const { acknowledgeDays } = await findBureau({ db: tx, actor })
  const acknowledgeBy = (await workingDaysOf({ db: tx, actor })).plus(today, acknowledgeDays) ?? null
  const first = await nextNumbers({ tx, bureauId, on: today }, '任务', tasks.length)
  const opened = { dispatchedOn: today, dispatchedByName: name, acknowledgeBy, movedOn: today }
  const rows = tasks.map(({ note: _, ...t }, i) => ({
    ...t,
    ...opened,
    bureauId,
    id: newId(),
    number: `任务〔${today.slice(0, 4)}〕${first + i}号`,
    createdAt: now,
  }))
  for (const some of slices(rows)) await tx.insertInto('tasks').values(some).execute()
  const step = { position: 1, act: 'dispatched', byName: name, byRole: role, accountId: accountId || null, at: now }
  const steps = rows.map((t, i) => {
    const said = { note: tasks[i]?.note ?? null, dueOn: t.dueOn }
    return { ...step, ...said, bureauId, id: newId(), taskId: t.id, unitSortKey: t.unitSortKey }
  })
  for (const some of slices(steps)) await tx.insertInto('taskSteps').values(some).execute()
  await recordEvent(ctx, {
    verb: 'task.dispatched',
    subjects: rows.map((t) => ({ id: t.id, kind: 'task', unitSortKey: t.unitSortKey })),
  })
  return rows.map(({ id, number, unitSortKey }) => ({ id, number, unitSortKey }))
}

/** 派发任务 — opens tasks for units in reach in the caller's transaction. `notFound` for a unit out of reach or closed. */
export async function openTasks(ctx: CommandContext, tasks: readonly NewTask[]): Promise<OpenedTask[]> {
  const units = await ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', sql<string>`any(${tasks.map((t) => t.unitId)}::uuid[])`)
    .where('closedOn', 'is', null)
    .where(inScope(ctx.scope))
    .select(['id', 'name', 'kind', 'unitSortKey'])
    .execute()
  const unitOf = new Map(units.map((u) => [u.id, u]))
  const leadOf = await findLeads(ctx, [...new Set(tasks.map((t) => t.leadUnitId))])
  const placed = tasks.map((task) => {
    const [unit, lead] = [unitOf.get(task.unitId), leadOf.get(task.leadUnitId)]
    if (!unit || !lead) throw notFound()
    const place = { unitName: unit.name, unitSortKey: unit.unitSortKey, leadName: lead.name, leadUnitSortKey: lead.unitSortKey }
    return { ...task, ...place, isOffice: unit.kind === 'bureau' }
  })
  return insertTasks(ctx, placed)
}

/** Who leads may lie beyond the caller's reach; who does may not. */
async function findLeads({ tx }: CommandContext, ids: readonly string[]) {
  const { rows } = await sql<{
    id: string
    name: string
    unitSortKey: string
  }>`select l."id", n."name", n."unitSortKey" from unnest(${ids}::uuid[]) as l("id") cross join lateral "unitNamed"(l."id") n`.execute(
    tx,
  )
  return new Map(rows.map((r) => [r.id, r]))
}
