import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import { beijingMidnight } from '../../../platform/calendar/dates.ts'
import type { Tx } from '../../../platform/context.ts'
import { type WorkingDays, workingDaysOf } from '../../calendar/public.ts'
import { expandParties } from '../../notices/public.ts'
import { findBureau } from '../queries.ts'
import { dueOfPeriod } from '../task-days.ts'
import { isFrom, openStates, type TaskState } from '../workflow.ts'
import { addSteps, subjectsOf } from './acknowledge-tasks.ts'
import { makeClauseTasks } from './dispatch-tasks.ts'
import { type Level, levelsAbove } from './escalate-task.ts'
import type { Making } from './open-tasks.ts'

/** Events after which it looks again. */
export const taskVerbs: readonly string[] = [
  ...['notice.clauseAssigned', 'notice.withdrawn', 'task.rulesSet', 'calendar.dayChanged', 'calendar.yearLoaded'],
  ...['unit.added', 'unit.changed', 'unit.merged', 'unit.closed'],
]
type Row = { readonly id: string; readonly unitSortKey: string }

const openTasksOf = ({ tx, actor }: Making) =>
  tx
    .selectFrom('tasks as t')
    .where('t.bureauId', '=', actor.bureauId)
    .where('t.state', 'in', [...openStates])
    .orderBy('t.id')

/** The unit, or whoever it was merged into, is no party of the task's clause any more; whoever took the task over from another unit never was one. */
const isDropped = sql`(c."id" is not null and not exists (select 1 from "clauseParties" p where p."bureauId" = g."bureauId" and p."clauseId" = g."clauseId" and p."unitId" in (g."unitId", u."successorId") and p."part" = g."part")
  and not exists (select 1 from "tasks" o where o."bureauId" = g."bureauId" and o."reassignedTo" = g."id"))`

/** 撤回 — tasks of a notice that was withdrawn, of a unit that a clause names no more, and of one that was closed with no successor, as far as they are not concluded. */
async function withdrawGone(ctx: Making): Promise<void> {
  const { tx, actor, today } = ctx
  const { rows } = await sql<Row & { why: string; act: string }>`
    update "tasks" t set "state" = 'withdrawn', "withdrawnOn" = ${today}::date, "objectionReason" = null, "extensionDay" = null, "version" = t."version" + 1
    from (select g."id", case when n."state" = 'withdrawn' then '通知撤回：' || n."withdrawReason" when u."closedOn" <= ${today}::date then '单位撤销，没有并入的单位。' else '条款的分工改了，本单位不再承担：' || coalesce(c."dueReason", '') end as "why", case when n."state" = 'withdrawn' or u."closedOn" <= ${today}::date then 'withdrawn' else 'dropped' end as "act"
      from "tasks" g join "units" u on u."bureauId" = g."bureauId" and u."id" = g."unitId" left join "notices" n on n."bureauId" = g."bureauId" and n."id" = g."noticeId"
        left join "clauses" c on c."bureauId" = g."bureauId" and c."id" = g."clauseId"
      where g."bureauId" = ${actor.bureauId}::uuid and g."state" = any(${[...openStates]}::text[]) and (n."state" = 'withdrawn' or (u."closedOn" <= ${today}::date and u."successorId" is null) or ${isDropped})) w
    where t."bureauId" = ${actor.bureauId}::uuid and t."id" = w."id" returning t."id", t."unitSortKey", w."why", w."act"`.execute(
    tx,
  )
  if (rows.length === 0) return
  for (const [note, some] of Map.groupBy(rows, (r) => r.why))
    await addSteps(ctx, some, { act: some[0]?.act ?? 'withdrawn', note })
  await recordEvent(ctx, { verb: 'task.withdrawn', subjects: subjectsOf(rows) })
}

/** 又列入分工 — the clause names a unit again that it had dropped: its task is dispatched anew, unless its period is over. */
async function takeUpAgain(ctx: Making): Promise<void> {
  const { tx, actor, today } = ctx
  const { rows } = await sql<Row>`
    update "tasks" t set "state" = 'dispatched', "withdrawnOn" = null, "dispatchedOn" = ${today}::date, "movedOn" = ${today}::date, "acknowledgedOn" = null, "acknowledgeBy" = null, "version" = t."version" + 1
    from "clauseParties" p join "notices" n on n."bureauId" = p."bureauId" and n."id" = p."noticeId" and n."state" = 'inForce'
    where t."bureauId" = ${actor.bureauId}::uuid and t."state" = 'withdrawn' and t."clauseId" is not null and (t."period" is null or t."nominalOn" >= ${today}::date)
      and p."bureauId" = t."bureauId" and p."clauseId" = t."clauseId" and p."unitId" = t."unitId" and p."part" = t."part"
      and (select s."act" from "taskSteps" s where s."bureauId" = t."bureauId" and s."taskId" = t."id" order by s."position" desc limit 1) = 'dropped'
    returning t."id", t."unitSortKey"`.execute(tx)
  if (rows.length === 0) return
  await addSteps(ctx, rows, { act: 'dispatched', note: '条款的分工又列入本单位。' })
  await recordEvent(ctx, { verb: 'task.dispatched', subjects: subjectsOf(rows) })
}

interface Moved extends Row {
  readonly from: string | null
  readonly to: string
  readonly note: string
  readonly nominalOn: string | null
}

/** 时限变动 — an extension that was granted to a later day stays; what was late by the old day stays late. */
async function moveDays(ctx: Making, moved: readonly Moved[]): Promise<void> {
  const { tx, actor, today } = ctx
  for (const [key, some] of Map.groupBy(moved, (m) => [m.to, m.nominalOn, m.note].join(' '))) {
    const [first] = some
    if (!first || key === '') continue
    await tx
      .updateTable('tasks')
      .set((e) => ({
        dueOn: first.to,
        nominalOn: first.nominalOn,
        wasLate: sql<boolean>`("wasLate" or coalesce("dueOn" < ${today}::date, false))`,
        version: e('version', '+', 1),
      }))
      .where('bureauId', '=', actor.bureauId)
      .where(
        'id',
        'in',
        some.map((m) => m.id),
      )
      .execute()
    await addSteps(ctx, some, { act: 'dayMoved', note: first.note, dueOn: first.to })
  }
  if (moved.length === 0) return
  await recordEvent(ctx, {
    verb: 'task.dayMoved',
    subjects: subjectsOf(moved),
    changes: moved.map((m) => ({ subjectId: m.id, field: 'dueOn', before: m.from, after: m.to })),
  })
}

/** The clause has another day than the one its open tasks follow. */
async function followClauses(ctx: Making): Promise<void> {
  const rows = await openTasksOf(ctx)
    .innerJoin('clauses as c', (j) => j.onRef('c.bureauId', '=', 't.bureauId').onRef('c.id', '=', 't.clauseId'))
    .where('t.period', 'is', null)
    .where('c.dueOn', 'is not', null)
    .whereRef('c.dueOn', 'is distinct from', 't.nominalOn')
    .select(['t.id', 't.unitSortKey', 't.dueOn', 't.extensions', 'c.dueOn as day', 'c.dueReason'])
    .execute()
  const moved = rows.map((r): Moved => {
    const day = r.day ?? ''
    const isExtended = r.extensions > 0 && r.dueOn !== null && r.dueOn > day
    const note = `条款的时限改为 ${day}${r.dueReason ? `：${r.dueReason}` : ''}${isExtended ? '；已经准予延期的，按延期' : ''}`
    return { id: r.id, unitSortKey: r.unitSortKey, from: r.dueOn, to: isExtended ? (r.dueOn ?? day) : day, note, nominalOn: day }
  })
  await moveDays(ctx, moved)
}

/** A day of a cycle that is no working day any more, or is one again. */
async function followCalendar(ctx: Making, calendar: WorkingDays): Promise<void> {
  const rows = await openTasksOf(ctx)
    .where('t.period', 'is not', null)
    .where('t.extensions', '=', 0)
    .where('t.nominalOn', '>=', ctx.today)
    .select(['t.id', 't.unitSortKey', 't.dueOn', 't.nominalOn'])
    .execute()
  const moved = rows.flatMap((r): Moved[] => {
    const to = r.nominalOn === null ? null : dueOfPeriod(calendar, r.nominalOn)
    if (to === null || to === r.dueOn) return []
    const note = `工作日历改了：${r.nominalOn ?? ''} ${to === r.nominalOn ? '上班，时限回到当天' : `不上班，顺延到 ${to}`}`
    return [{ id: r.id, unitSortKey: r.unitSortKey, from: r.dueOn, to, note, nominalOn: r.nominalOn }]
  })
  await moveDays(ctx, moved)
}

/** The last day to acknowledge, counted again by the calendar as it is now. */
async function followAcknowledging(ctx: Making, calendar: WorkingDays): Promise<void> {
  const { acknowledgeDays } = await findBureau({ db: ctx.tx, actor: ctx.actor })
  const rows = await openTasksOf(ctx)
    .where('t.state', '=', 'dispatched')
    .where((e) => e.or([e('t.acknowledgeBy', 'is', null), e('t.acknowledgeBy', '>=', ctx.today)]))
    .groupBy(['t.dispatchedOn', 't.acknowledgeBy'])
    .clearOrderBy()
    .select(['t.dispatchedOn', 't.acknowledgeBy'])
    .execute()
  for (const { dispatchedOn, acknowledgeBy } of rows) {
    const day = calendar.plus(dispatchedOn, acknowledgeDays) ?? null
    if (day === acknowledgeBy) continue
    await ctx.tx
      .updateTable('tasks')
      .set((e) => ({ acknowledgeBy: day, version: e('version', '+', 1) }))
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('state', '=', 'dispatched')
      .where('dispatchedOn', '=', dispatchedOn)
      .where('acknowledgeBy', 'is not distinct from', acknowledgeBy)
      .execute()
  }
}

/** 升级 — overdue by the bureau's own number of working days: one level up the chain, by twice as many the next. */
async function escalateLate(ctx: Making, calendar: WorkingDays): Promise<void> {
  const { escalationDays: every } = await findBureau({ db: ctx.tx, actor: ctx.actor })
  if (every === null) return
  const late = await openTasksOf(ctx)
    .where('t.dueOn', '<', ctx.today)
    .where((e) => e.or([e('t.escalatedTo', 'is', null), e('t.escalatedTo', '<>', 'politicalOfficeLeader')]))
    .select(['t.bureauId', 't.id', 't.unitId', 't.unitSortKey', 't.ownerId', 't.escalatedTo', 't.dueOn', 't.state'])
    .execute()
  const risen: Row[] = []
  for (const task of late.filter((t) => isFrom('escalate', t.state as TaskState))) {
    const days = calendar.between(task.dueOn ?? ctx.today, ctx.today) ?? 0
    const above = days < every ? [] : await levelsAbove(ctx.tx, task, ctx.today)
    const target: Level | undefined = above[Math.min(Math.floor(days / every), above.length) - 1]
    if (!target || (task.escalatedTo !== null && above.indexOf(task.escalatedTo) >= above.indexOf(target))) continue
    await ctx.tx
      .updateTable('tasks')
      .set((e) => ({ escalatedTo: target, version: e('version', '+', 1) }))
      .where('bureauId', '=', task.bureauId)
      .where('id', '=', task.id)
      .execute()
    const note = `逾期满 ${days} 个工作日；本局规定每满 ${every} 个工作日升一级。`
    await addSteps(ctx, [task], { act: `escalated.${target}`, note })
    risen.push(task)
  }
  if (risen.length > 0) await recordEvent(ctx, { verb: 'task.escalated', subjects: subjectsOf(risen) })
}

/** What follows from notices, units, the calendar and the day for tasks. Done again it changes nothing. Runs as the owner, after midnight too. */
export async function settleTasks(tx: Tx, bureauId: string, today: string): Promise<void> {
  const actor = { bureauId, accountId: '', personId: null, name: '系统', role: null, address: 'job' }
  const ctx: Making = { tx, actor, today, now: beijingMidnight(today) }
  await expandParties(ctx)
  await withdrawGone(ctx)
  await takeUpAgain(ctx)
  await followClauses(ctx)
  const calendar = await workingDaysOf({ db: tx, actor })
  await followCalendar(ctx, calendar)
  await followAcknowledging(ctx, calendar)
  await makeClauseTasks(ctx, null)
  await escalateLate(ctx, calendar)
}
