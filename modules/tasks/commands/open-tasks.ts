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
  readonly unitSortKey: string
  readonly leadUnitId: string
  readonly leadSortKey: string
  readonly isOffice: boolean
}
type Said = Pick<TaskRow, 'source' | 'title' | 'text' | 'dueOn'> &
  Partial<Pick<TaskRow, 'sourceId' | 'noticeId' | 'noticeNumber' | 'clauseId' | 'clauseNumber' | 'period' | 'nominalOn'>> & {
    readonly needsEvidence?: boolean
    readonly part?: 'responsible' | 'assisting'
  }
/** A task as somebody asks for it: which unit does what by when, who leads. */
export type NewTask = Said & Pick<Place, 'unitId' | 'leadUnitId'>
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
  const rows = tasks.map((t, i) => ({
    ...t,
    ...opened,
    bureauId,
    id: newId(),
    number: `任务〔${today.slice(0, 4)}〕${first + i}号`,
    createdAt: now,
  }))
  for (const some of slices(rows)) await tx.insertInto('tasks').values(some).execute()
  const step = { position: 1, act: 'dispatched', byName: name, byRole: role, accountId: accountId || null, at: now }
  const steps = rows.map((t) => ({ ...step, bureauId, id: newId(), taskId: t.id, unitSortKey: t.unitSortKey, dueOn: t.dueOn }))
  for (const some of slices(steps)) await tx.insertInto('taskSteps').values(some).execute()
  await recordEvent(ctx, {
    verb: 'task.dispatched',
    subjects: rows.map((t) => ({ id: t.id, kind: 'task', unitSortKey: t.unitSortKey })),
  })
  return rows.map(({ id, number, unitSortKey }) => ({ id, number, unitSortKey }))
}

/** 派发任务 — opens tasks for units in reach in the caller's transaction, from a meeting, an inspection, an incident, a slip. `notFound` for a unit out of reach or closed. */
export async function openTasks(ctx: CommandContext, tasks: readonly NewTask[]): Promise<OpenedTask[]> {
  const ids = tasks.flatMap((t) => [t.unitId, t.leadUnitId])
  const units = await ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('closedOn', 'is', null)
    .select(['id', 'kind', 'unitSortKey', inScope(ctx.scope).as('isReached')])
    .execute()
  const unitOf = new Map(units.map((u) => [u.id, u]))
  const placed = tasks.map((task) => {
    const [unit, lead] = [unitOf.get(task.unitId), unitOf.get(task.leadUnitId)]
    /* Who leads may lie beyond the caller; who does may not. */
    if (!unit?.isReached || !lead) throw notFound()
    return { ...task, unitSortKey: unit.unitSortKey, leadSortKey: lead.unitSortKey, isOffice: unit.kind === 'bureau' }
  })
  return insertTasks(ctx, placed)
}
