import { type SqlBool, sql } from 'kysely'
import { inScope } from '../../platform/access/scope.ts'
import { addDays } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import { afterCursor, defaultLimit, orderBy, type SortOrder, toPage } from '../../platform/database/paging.ts'
import { forbidden, notFound } from '../../platform/errors.ts'
import { workingDaysOf } from '../calendar/public.ts'
import { canServe, decisionsIn, type Reach, standing } from '../task-forces/public.ts'
import { type DrawnPoint, followUp, mostHazards, ofCause, ofHazard } from './agenda.ts'
import { type ConsultationFilters, findAskable, findRepeatedCauses, meetingsInReach, withCounts } from './filters.ts'
import { seesAll } from './policy.ts'
import type { ConsultationRow } from './tables.ts'

const orders = {
  '-meetingOn': { columns: ['c.meetingOn', 'c.id'], direction: 'desc' },
  meetingOn: { columns: ['c.meetingOn', 'c.id'], direction: 'asc' },
} as const satisfies Record<string, SortOrder>
const orderOf = (sort: string | undefined) => orders[sort === 'meetingOn' ? 'meetingOn' : '-meetingOn']

/** A page of meetings, the latest first. */
export async function findMeetings(
  reach: Reach,
  q: ConsultationFilters & { limit?: number | undefined; cursor?: string | undefined },
) {
  const limit = q.limit ?? defaultLimit
  const order = orderOf(q.sort)
  const base = meetingsInReach(reach, q)
  const rows = await withCounts(reach, base)
    .where(afterCursor(order, q.cursor))
    .orderBy(orderBy(order))
    .limit(limit + 1)
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { ...toPage(rows, limit, (r) => [r.meetingOn, r.id]), total: n }
}

/** Everything that is filtered, for export; at most 10,000. */
export const findAllMeetings = (reach: Reach, q: ConsultationFilters) =>
  withCounts(reach, meetingsInReach(reach, q))
    .orderBy(orderBy(orderOf(q.sort)))
    .limit(10_000)
    .execute()

async function findParticipants({ ctx, own }: Reach, id: string, isAll: boolean) {
  return ctx.db
    .selectFrom('consultationParticipants')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('consultationId', '=', id)
    .where(isAll ? sql<boolean>`true` : inScope(own))
    .orderBy(sql`array_position(array['leads', 'named', 'usesMany', 'chosen'], "basis")`)
    .orderBy('unitSortKey')
    .select(['unitId', 'unitName', 'basis', 'attendance', 'absenceReason'])
    .execute()
}

const findPoints = ({ ctx, own }: Reach, id: string, isAll: boolean) =>
  ctx.db
    .selectFrom('consultationPoints')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('consultationId', '=', id)
    .where(isAll ? sql<boolean>`true` : sql<boolean>`("unitSortKey" is null or ${inScope(own)})`)
    .orderBy('position')
    .orderBy('id')
    .selectAll()
    .execute()

/** The last meeting of the task force that was held before a day. */
const findPrevious = (ctx: QueryContext, meeting: Pick<ConsultationRow, 'id' | 'taskForceId' | 'meetingOn'>) =>
  ctx.db
    .selectFrom('consultations')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('taskForceId', '=', meeting.taskForceId)
    .where('id', '<>', meeting.id)
    .where('state', 'in', ['held', 'approved'])
    .where('meetingOn', '<=', meeting.meetingOn)
    .orderBy('meetingOn', 'desc')
    .orderBy('id', 'desc')
    .select(['id', 'meetingOn', 'number'])
    .executeTakeFirst()

type Seen = Pick<ConsultationRow, 'id' | 'taskForceId' | 'meetingOn' | 'chairId'>

/** What became of decisions: those of the last meeting, and of earlier ones those still open. */
async function drawFollowUps(reach: Reach, meeting: Seen, previousId: string | undefined): Promise<DrawnPoint[]> {
  const { ctx, own } = reach
  const isMine = seesAll(ctx.actor, reach, meeting) ? sql<boolean>`true` : inScope(own, 'd.unitSortKey')
  const rows = await decisionsIn(ctx)
    .innerJoin('consultations as c', (j) => j.onRef('c.bureauId', '=', 'd.bureauId').onRef('c.id', '=', 'd.consultationId'))
    .where('d.taskForceId', '=', meeting.taskForceId)
    .where('d.state', '<>', 'draft')
    .where('d.consultationId', '<>', meeting.id)
    .where(isMine)
    .where(sql<SqlBool>`(d."consultationId" = ${previousId ?? null}::uuid or ${standing} in ('open', 'done'))`)
    .orderBy('c.meetingOn', 'desc')
    .orderBy('d.number')
    .limit(200)
    .select(['d.id', 'd.number', 'd.text', 'd.unitName', 'd.unitSortKey', 'd.ownerName', 'd.hazardId', 'd.dueOn', 'c.meetingOn'])
    .select(standing.as('standing'))
    .execute()
  return rows.map((d) => followUp(d, ctx.today))
}

/** Without an earlier meeting what was found in the last 90 days is new. */
const firstLookBack = 90

/** Open hazards in reach that are major, overdue, relapsed or new: the gravest first, and how many there are beyond the most that are listed. */
async function drawHazards(reach: Reach, isAll: boolean, last: { since: string; id: string | null }) {
  const { ctx, own } = reach
  /* Found on the very day of the last meeting: new unless that meeting talked about it. */
  const isNew = sql<boolean>`(h."foundOn" >= ${last.since}::date and not exists (select 1 from "consultationPoints" p
    where p."bureauId" = h."bureauId" and p."consultationId" = ${last.id}::uuid and p."hazardId" = h."id"))`
  const isLate = sql<boolean>`coalesce(h."rectifyBy" < ${ctx.today}::date, false)`
  const base = ctx.db
    .selectFrom('hazards as h')
    .innerJoin('units as u', (j) => j.onRef('u.bureauId', '=', 'h.bureauId').onRef('u.id', '=', 'h.unitId'))
    .where('h.bureauId', '=', ctx.actor.bureauId)
    .where('h.state', '<>', 'closed')
    .where('h.foundOn', '<=', ctx.today)
    .where(inScope(isAll ? ctx.scope : own, 'h.unitSortKey'))
    .where(sql<SqlBool>`(h."grade" = 'major' or h."relapses" > 0 or ${isLate} or ${isNew})`)
  const rows = await base
    .orderBy(
      sql`coalesce(h."grade" = 'major', false) desc, ${isLate} desc, h."relapses" > 0 desc, h."rectifyBy" nulls last, h."id"`,
    )
    .limit(mostHazards)
    .select(['h.id', 'h.number', 'h.title', 'h.unitSortKey', 'h.grade', 'h.rectifyBy', 'h.relapses', 'h.foundOn'])
    .select(['u.name as unitName', isNew.as('isNew')])
    .execute()
  const { n } = await base.select((e) => e.fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  return { points: rows.map((h) => ofHazard(h, ctx.today)), unlisted: n - rows.length }
}

/** Causes that came back are the whole bureau's business. */
async function drawCauses({ ctx }: Reach): Promise<DrawnPoint[]> {
  const causes = await findRepeatedCauses(ctx)
  const root = await ctx.db
    .selectFrom('units')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('parentId', 'is', null)
    .select('unitSortKey')
    .executeTakeFirst()
  return causes.map((c) => ofCause(c, root?.unitSortKey ?? '0'))
}

/** The agenda as the ledger gives it now; what the office added comes last. */
export async function drawAgenda(reach: Reach, meeting: Seen) {
  const isAll = seesAll(reach.ctx.actor, reach, meeting)
  const previous = await findPrevious(reach.ctx, meeting)
  const since = previous?.meetingOn ?? addDays(meeting.meetingOn, -firstLookBack)
  const followUps = await drawFollowUps(reach, meeting, previous?.id)
  const { points, unlisted } = await drawHazards(reach, isAll, { since, id: previous?.id ?? null })
  const causes = isAll ? await drawCauses(reach) : []
  return { drawn: [...followUps, ...points, ...causes], unlisted }
}

async function findDecided({ ctx, own }: Reach, id: string, isAll: boolean) {
  return decisionsIn(ctx)
    .where('d.consultationId', '=', id)
    .where(isAll ? sql<boolean>`true` : sql<boolean>`(d."state" <> 'draft' and ${inScope(own, 'd.unitSortKey')})`)
    .orderBy('d.number')
    .select([
      'd.id',
      'd.number',
      'd.kind',
      'd.text',
      'd.unitId',
      'd.unitName',
      'd.unitSortKey',
      'd.ownerName',
      'd.hazardId',
      'd.hazardNumber',
      'd.dueOn',
      'd.version',
    ])
    .select(standing.as('standing'))
    .execute()
}

/** One meeting with what the caller may see of it: live agenda while it is prepared, the frozen one after; notFound out of reach. */
export async function findMeeting(reach: Reach, id: string) {
  const meeting = await withCounts(reach, meetingsInReach(reach, {})).where('c.id', '=', id).executeTakeFirst()
  if (!meeting) throw notFound()
  const isAll = seesAll(reach.ctx.actor, reach, meeting)
  const isLive = meeting.state === 'prepared'
  return {
    ...meeting,
    isAll,
    previous: isAll ? ((await findPrevious(reach.ctx, meeting)) ?? null) : null,
    participants: await findParticipants(reach, id, isAll),
    stored: await findPoints(reach, id, isAll),
    ...(isLive ? await drawAgenda(reach, meeting) : { drawn: [], unlisted: 0 }),
    decided: await findDecided(reach, id, isAll),
    calendar: await workingDaysOf(reach.ctx),
  }
}
export type MeetingFacts = Awaited<ReturnType<typeof findMeeting>>

/** The meeting to be changed, locked; notFound out of reach, forbidden with the sentence for those who may only read it. */
export async function lockMeeting(reach: Reach, id: string, whoMay: string) {
  const meeting = meetingsInReach(reach, {}).where('c.id', '=', id).selectAll('c')
  const locked = await meeting.forUpdate('c').executeTakeFirst()
  if (locked) return locked
  /* Row-level security lets nobody lock what only others may change. */
  throw (await meeting.executeTakeFirst()) ? forbidden(whoMay) : notFound()
}
export type LockedMeeting = Awaited<ReturnType<typeof lockMeeting>>

/** Whom the rule of a task force would ask, with its head in the chair; for its office. */
export async function findProposal(reach: Reach, taskForceId: string) {
  const { ctx } = reach
  const force = await ctx.db
    .selectFrom('taskForces')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', taskForceId)
    .select(['joinWords', 'joinFrom'])
    .executeTakeFirst()
  if (!force) throw notFound()
  if (!canServe(ctx.actor, reach, taskForceId)) throw forbidden()
  const head = await ctx.db
    .selectFrom('taskForceAppointments')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('taskForceId', '=', taskForceId)
    .where('duty', '=', 'head')
    .where('fromOn', '<=', ctx.today)
    .where((e) => e.or([e('toOn', 'is', null), e('toOn', '>', ctx.today)]))
    .select(['personId as id', 'personName as name'])
    .executeTakeFirst()
  return { chair: head ?? null, units: await findAskable(ctx, force) }
}
