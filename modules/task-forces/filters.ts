import { type SqlBool, sql } from 'kysely'
import { inScope, isWholeBureau, withWholeBureau } from '../../platform/access/scope.ts'
import type { QueryContext, Scope } from '../../platform/context.ts'
import type { OfficeReach } from './policy.ts'

/** The caller's reach over the business of task forces: `ctx` sees past the grant where the caller serves in an office or is in the chair; `own` is the grant. */
export interface Reach<C extends QueryContext = QueryContext> extends OfficeReach {
  readonly ctx: C
  readonly own: Scope
}

/** Task forces in whose office the caller serves today, and whether the caller is in the chair of any meeting. */
async function findOffices(ctx: QueryContext): Promise<OfficeReach & { isChair: boolean }> {
  const { bureauId, personId } = ctx.actor
  const held = await ctx.db
    .selectNoFrom([
      sql<
        string[]
      >`array(select a."taskForceId" from "taskForceAppointments" a join "taskForces" f on f."bureauId" = a."bureauId" and f."id" = a."taskForceId"
        where a."bureauId" = ${bureauId} and a."personId" = ${personId}::uuid and a."duty" in ('officeDirector', 'officeDeputy')
          and a."fromOn" <= ${ctx.today}::date and (a."toOn" is null or a."toOn" > ${ctx.today}::date) and (f."dissolvedOn" is null or f."dissolvedOn" > ${ctx.today}::date))`.as(
        'served',
      ),
      sql<boolean>`exists (select 1 from "consultations" c where c."bureauId" = ${bureauId} and c."chairId" = ${personId}::uuid)`.as(
        'isChair',
      ),
    ])
    .executeTakeFirstOrThrow()
  return { isWhole: isWholeBureau(ctx.scope), served: held.served, isChair: held.isChair }
}

/** What the caller's grant and offices reach today, without reaching it. */
export const officeReachOf = (ctx: QueryContext): Promise<OfficeReach> => findOffices(ctx)

/** Does work with what the caller's grant, offices and chairs reach today: for the meetings and decisions of task forces alone. */
export async function inReach<C extends QueryContext, T>(ctx: C, work: (reach: Reach<C>) => Promise<T>): Promise<T> {
  const { isWhole, served, isChair } = await findOffices(ctx)
  const reached = (wide: C): Promise<T> => work({ ctx: wide, own: ctx.scope, isWhole, served })
  return !isWhole && (served.length > 0 || isChair) ? withWholeBureau(ctx, reached) : reached(ctx)
}

/** Condition on meetings c: all of them with the whole bureau, those of an own office or chair, those in which an own unit takes part or to which a decision in force went. */
export const isMeetingInReach = ({ ctx, own, isWhole, served }: Reach) =>
  isWhole
    ? sql<SqlBool>`true`
    : sql<SqlBool>`(c."taskForceId" = any(${served}::uuid[]) or c."chairId" = ${ctx.actor.personId}::uuid
      or exists (select 1 from "consultationParticipants" p where p."bureauId" = c."bureauId" and p."consultationId" = c."id" and ${inScope(own, 'p.unitSortKey')})
      or exists (select 1 from "consultationDecisions" d where d."bureauId" = c."bureauId" and d."consultationId" = c."id" and d."state" <> 'draft' and ${inScope(own, 'd.unitSortKey')}))`

/** 下次会商最迟日期 — of task force f: the first day set, or the last meeting held and the cycle after it, whichever is later. */
export const nextDueOn = sql<
  string | null
>`greatest(f."firstDueOn", ((select max(c."meetingOn") from "consultations" c where c."bureauId" = f."bureauId" and c."taskForceId" = f."id"
  and c."state" in ('held', 'approved')) + case f."everyUnit" when 'week' then make_interval(weeks => f."everyCount") else make_interval(months => f."everyCount") end)::date)`

/** How a decision stands: a task by its own states, a measure by the ledger. Of `decisionsIn`. */
export const standing = sql<
  'draft' | 'open' | 'done' | 'verified' | 'dropped'
>`case when d."kind" = 'task' or d."state" = 'draft' then d."state"
  when m."droppedAt" is not null then 'dropped' when h."state" = 'closed' then 'verified' when m."doneOn" is not null then 'done' else 'open' end`

/** Decisions of meetings with the measure and the hazard that tell how they stand. */
export const decisionsIn = (ctx: QueryContext) =>
  ctx.db
    .selectFrom('consultationDecisions as d')
    .leftJoin('hazardMeasures as m', (j) => j.onRef('m.bureauId', '=', 'd.bureauId').onRef('m.id', '=', 'd.measureId'))
    .leftJoin('hazards as h', (j) => j.onRef('h.bureauId', '=', 'd.bureauId').onRef('h.id', '=', 'd.hazardId'))
    .where('d.bureauId', '=', ctx.actor.bureauId)
