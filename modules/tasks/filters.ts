import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { inScope } from '../../platform/access/scope.ts'
import { addDays } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { listTasks } from './contract.ts'

type TasksQuery = z.infer<NonNullable<(typeof listTasks)['query']>>
export type TaskFilters = Omit<TasksQuery, 'limit' | 'cursor'> & {
  /** The last day whose light is amber, by the calendar; without it three days from today. */
  readonly nearUntil?: string
}

/** What a unit still owes. */
const isOpen = sql<SqlBool>`t."state" not in ('concluded', 'checked', 'archived', 'withdrawn')`
export const isOverdue = ({ today }: QueryContext) => sql<SqlBool>`(${isOpen} and t."dueOn" < ${today}::date)`
/** Nothing was done by the unit for so many days. */
const stillDays = 7

function stateCondition(ctx: QueryContext, { state, nearUntil }: TaskFilters) {
  const { today } = ctx
  switch (state) {
    case undefined:
    case 'open':
      return isOpen
    case 'all':
      return sql<SqlBool>`true`
    case 'overdue':
      return isOverdue(ctx)
    case 'near':
      return sql<SqlBool>`(${isOpen} and t."dueOn" >= ${today}::date and t."dueOn" <= ${nearUntil ?? addDays(today, 3)}::date)`
    case 'unanswered':
      return sql<SqlBool>`(t."state" = 'dispatched' and t."acknowledgeBy" < ${today}::date)`
    case 'extensionAsked':
      return sql<SqlBool>`(${isOpen} and t."extensionDay" is not null)`
    case 'escalated':
      return sql<SqlBool>`(${isOpen} and t."escalatedTo" is not null)`
    case 'wasLate':
      return sql<SqlBool>`(t."wasLate" or t."isLate")`
    case 'still':
      return sql<SqlBool>`(${isOpen} and t."movedOn" <= ${addDays(today, -stillDays)}::date)`
    default:
      return sql<SqlBool>`t."state" = ${state}`
  }
}

/** Tasks of units in reach, and those that a unit in reach leads; a lead officer reaches what is in his charge, and nothing else. */
export function reach({ actor, scope }: QueryContext) {
  if (scope.kind === 'subtree')
    return sql<SqlBool>`(${inScope(scope, 't.unitSortKey')} or ${inScope(scope, 't.leadUnitSortKey')})`
  if (actor.role !== 'leadOfficer' || actor.personId === null) return sql<SqlBool>`false`
  return sql<SqlBool>`t."ownerId" = ${actor.personId}`
}

function sideCondition({ actor, scope }: QueryContext, side: TaskFilters['side']) {
  switch (side) {
    case undefined:
      return sql<SqlBool>`true`
    case 'mine':
      return sql<SqlBool>`t."ownerId" = ${actor.personId}::uuid`
    case 'lead':
      return inScope(scope, 't.leadUnitSortKey')
    case 'assist':
      return sql<SqlBool>`(t."part" = 'assisting' and ${inScope(scope, 't.unitSortKey')})`
    default:
      return inScope(scope, 't.unitSortKey')
  }
}

/** What the filters name, as conditions on `t`. */
export function conditionsOf(ctx: QueryContext, q: TaskFilters) {
  const place = sql`(select u."unitSortKey" from "units" u where u."bureauId" = ${ctx.actor.bureauId} and u."id" = ${q.unitId ?? null}::uuid)`
  const equal = (column: string, value: string | undefined) =>
    value === undefined ? [] : [sql<SqlBool>`${sql.ref(`t.${column}`)} = ${value}`]
  const typed = q.q ?? ''
  return [
    stateCondition(ctx, q),
    sideCondition(ctx, q.side),
    ...equal('part', q.part),
    ...equal('source', q.source),
    ...equal('noticeId', q.noticeId),
    ...equal('clauseId', q.clauseId),
    ...equal('ownerId', q.ownerId),
    ...(q.from ? [sql<SqlBool>`t."dispatchedOn" >= ${q.from}::date`] : []),
    ...(q.to ? [sql<SqlBool>`t."dispatchedOn" <= ${q.to}::date`] : []),
    ...(q.unitId && q.below === false ? [sql<SqlBool>`t."unitId" = ${q.unitId}`] : []),
    ...(q.unitId && q.below !== false ? [sql<SqlBool>`t."unitSortKey" >= ${place} and t."unitSortKey" < ${place} || '~'`] : []),
    ...(typed
      ? [
          sql<SqlBool>`(position(${typed} in t."title") > 0 or position(${typed} in t."number") > 0 or position(${typed} in coalesce(t."ownerName", '')) > 0)`,
        ]
      : []),
  ]
}
