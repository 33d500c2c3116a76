import { type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { addDays } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import { notFound } from '../../platform/errors.ts'
import { decisionsIn, isMeetingInReach, nextDueOn, type Reach, standing } from '../task-forces/public.ts'
import type { RepeatedCause } from './agenda.ts'
import type { ConsultationState } from './workflow.ts'

export interface ConsultationFilters {
  readonly state?: ConsultationState | undefined
  readonly taskForceId?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly sort?: string | undefined
}

/** Meetings in reach that the filters name; the base of list, count and export. */
export function meetingsInReach(reach: Reach, q: ConsultationFilters) {
  const conditions = [
    isMeetingInReach(reach),
    ...(q.state ? [sql<SqlBool>`c."state" = ${q.state}`] : []),
    ...(q.taskForceId ? [sql<SqlBool>`c."taskForceId" = ${q.taskForceId}`] : []),
    ...(q.from ? [sql<SqlBool>`c."meetingOn" >= ${q.from}::date`] : []),
    ...(q.to ? [sql<SqlBool>`c."meetingOn" <= ${q.to}::date`] : []),
  ]
  const base = reach.ctx.db
    .selectFrom('consultations as c')
    .innerJoin('taskForces as f', (j) => j.onRef('f.bureauId', '=', 'c.bureauId').onRef('f.id', '=', 'c.taskForceId'))
    .where('c.bureauId', '=', reach.ctx.actor.bureauId)
  return conditions.reduce((query, condition) => query.where(condition), base)
}

/** Decisions of a meeting that the caller reaches: all with the meeting, else those in force of the own units. */
const mineOf = (reach: Reach) =>
  reach.isWhole
    ? sql`true`
    : sql`(c."taskForceId" = any(${reach.served}::uuid[]) or c."chairId" = ${reach.ctx.actor.personId}::uuid or (d."state" <> 'draft' and ${inScope(reach.own, 'd.unitSortKey')}))`
const counted = (reach: Reach, what: ReturnType<typeof sql>) =>
  sql<number>`(select count(*)::int from "consultationDecisions" d where d."bureauId" = c."bureauId" and d."consultationId" = c."id" and ${mineOf(reach)} and ${what})`

/** Meetings with how many decisions the caller reaches, and how many tasks of them are overdue. */
export const withCounts = (reach: Reach, base: ReturnType<typeof meetingsInReach>) =>
  base
    .selectAll('c')
    .select([
      'f.name as taskForceName',
      counted(reach, sql`true`).as('decisions'),
      counted(reach, sql`d."kind" = 'task' and d."state" = 'open' and d."dueOn" < ${reach.ctx.today}::date`).as('overdue'),
    ])
export type ListedMeeting = Awaited<ReturnType<ReturnType<typeof withCounts>['executeTakeFirstOrThrow']>>

/** Units of the bureau that can be asked to a meeting, each with how many auxiliaries it uses. */
const askable = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('units as u')
    .where('u.bureauId', '=', ctx.actor.bureauId)
    .where('u.closedOn', 'is', null)
    .where(inScope(ctx.scope, 'u.unitSortKey'))
    .orderBy('u.unitSortKey')
    .select(['u.id', 'u.name', 'u.unitSortKey'])
    .select(
      sql<number>`(select count(*)::int from "people" p where p."bureauId" = u."bureauId" and p."unitId" = u."id" and p."kind" = 'auxiliary' and p."voidedAt" is null and p."separatedOn" is null)`.as(
        'auxiliaries',
      ),
    )

/** 参加单位 by the rule of the task force: the political office leads, those that are named join, and those that use many auxiliaries; undefined: not by the rule. */
export async function findAskable(ctx: QueryContext, rule: { joinWords: readonly string[]; joinFrom: number }) {
  const units = await askable(ctx).execute()
  const namedAs = (name: string) => (name.includes('政治处') ? ('leads' as const) : ('named' as const))
  const isMany = (auxiliaries: number) => (auxiliaries >= rule.joinFrom ? ('usesMany' as const) : undefined)
  return units.map((u) => {
    const isNamed = rule.joinWords.some((word) => u.name.includes(word))
    const basis = isNamed ? namedAs(u.name) : isMany(u.auxiliaries)
    return { id: u.id, name: u.name, unitSortKey: u.unitSortKey, auxiliaries: u.auxiliaries, basis }
  })
}

/** Task forces of the caller's office. */
const isServed = ({ ctx, isWhole, served }: Reach) =>
  sql<SqlBool>`(f."id" = any(${served}::uuid[]) or ${isWhole && ctx.actor.role === 'auxiliaryOffice'})`

/** Task forces of the caller's office that must meet by a day and have no meeting prepared, the earliest first. */
export const findDueForces = (reach: Reach, by: string) =>
  reach.ctx.db
    .selectFrom('taskForces as f')
    .where('f.bureauId', '=', reach.ctx.actor.bureauId)
    .where('f.dissolvedOn', 'is', null)
    .where(isServed(reach))
    .where(sql<SqlBool>`${nextDueOn} <= ${by}::date`)
    .where(
      sql<SqlBool>`not exists (select 1 from "consultations" c where c."bureauId" = f."bureauId" and c."taskForceId" = f."id" and c."state" = 'prepared')`,
    )
    .orderBy(nextDueOn)
    .orderBy('f.id')
    .select(['f.id', 'f.name', sql<string>`${nextDueOn}`.as('dueOn')])
    .execute()

/** Meetings that wait for the caller: to be held, to be written, to be approved. */
export function findMeetingsToAct(reach: Reach, act: 'hold' | 'write' | 'approve') {
  const { ctx, isWhole } = reach
  const { role, personId, accountId, bureauId } = ctx.actor
  const isLeader = isWhole && role === 'politicalOfficeLeader'
  const conditions = {
    hold: sql<SqlBool>`(c."state" = 'prepared' and c."meetingOn" <= ${ctx.today}::date and ${isServed(reach)})`,
    write: sql<SqlBool>`(c."state" = 'held' and c."level" is null and ${isServed(reach)})`,
    approve: sql<SqlBool>`(c."state" = 'held' and c."level" is not null and c."writtenBy" <> ${accountId} and (${isLeader} or c."chairId" = ${personId}::uuid))`,
  }
  return ctx.db
    .selectFrom('consultations as c')
    .innerJoin('taskForces as f', (j) => j.onRef('f.bureauId', '=', 'c.bureauId').onRef('f.id', '=', 'c.taskForceId'))
    .where('c.bureauId', '=', bureauId)
    .where(conditions[act])
    .orderBy('c.meetingOn')
    .orderBy('c.id')
    .limit(200)
    .select(['c.id', 'c.meetingOn', 'f.name'])
    .execute()
}

/** Of meetings in reach those at which a hazard was talked about or decided on, the latest first, with what was decided in force. */
export async function findMeetingsOf(reach: Reach, hazardId: string) {
  const { ctx, own } = reach
  const hazard = await ctx.db
    .selectFrom('hazards')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', hazardId)
    .where(inScope(own))
    .select('id')
    .executeTakeFirst()
  if (!hazard) throw notFound()
  const meetings = await meetingsInReach(reach, {})
    .where(
      sql<SqlBool>`(exists (select 1 from "consultationPoints" p where p."bureauId" = c."bureauId" and p."consultationId" = c."id" and p."hazardId" = ${hazardId})
        or exists (select 1 from "consultationDecisions" d where d."bureauId" = c."bureauId" and d."consultationId" = c."id" and d."hazardId" = ${hazardId} and d."state" <> 'draft'))`,
    )
    .orderBy('c.meetingOn', 'desc')
    .orderBy('c.id', 'desc')
    .limit(50)
    .select(['c.id', 'c.meetingOn', 'c.number', 'c.state'])
    .execute()
  const decided = await decisionsIn(ctx)
    .where('d.hazardId', '=', hazardId)
    .where('d.state', '<>', 'draft')
    .where('d.consultationId', '=', sql<string>`any(${meetings.map((c) => c.id)}::uuid[])`)
    .orderBy('d.number')
    .select(['d.consultationId', 'd.number', 'd.text', 'd.ownerName', 'd.dueOn', standing.as('standing')])
    .execute()
  return meetings.map((c) => ({ ...c, decided: decided.filter((d) => d.consultationId === c.id) }))
}

/** Causes that came back in as many units within as many days as the bureau's rule says, those of the most units first; none without a rule. */
export async function findRepeatedCauses(ctx: QueryContext): Promise<RepeatedCause[]> {
  const { causeRepeatUnits, causeRepeatDays: days } = await ctx.db
    .selectFrom('bureaus')
    .where('bureauId', '=', ctx.actor.bureauId)
    .select(['causeRepeatUnits', 'causeRepeatDays'])
    .executeTakeFirstOrThrow()
  if (causeRepeatUnits === null || days === null) return []
  const units = sql<number>`count(distinct h."unitId")::int`
  const found = await ctx.db
    .selectFrom('hazards as h')
    .innerJoin('hazardTerms as t', (j) => j.onRef('t.bureauId', '=', 'h.bureauId').onRef('t.id', '=', 'h.causeId'))
    .where('h.bureauId', '=', ctx.actor.bureauId)
    .where('h.foundOn', '>', addDays(ctx.today, -days))
    .where(inScope(ctx.scope, 'h.unitSortKey'))
    .groupBy(['t.id', 't.name'])
    .having(units, '>=', causeRepeatUnits)
    .having((e) => e.fn.countAll(), '>', 1)
    .orderBy(units, 'desc')
    .orderBy((e) => e.fn.countAll(), 'desc')
    .orderBy('t.name')
    .limit(20)
    .select(['t.name', units.as('units'), sql<number>`count(*)::int`.as('n')])
    .select(sql<string[]>`(array_agg(h."number" order by h."foundOn" desc, h."id"))[1:10]`.as('numbers'))
    .execute()
  return found.map(({ name, units, n, numbers }) => ({ name, units, n, numbers, days }))
}
