import { type SqlBool, sql } from 'kysely'
import type { z } from 'zod'
import { inScope } from '../../platform/access/scope.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { listSlips } from './contract.ts'

type SlipsQuery = z.infer<NonNullable<(typeof listSlips)['query']>>
export type SlipFilters = Omit<SlipsQuery, 'limit' | 'cursor'>

const isOpen = sql<SqlBool>`s."state" in ('toApprove', 'issued', 'received', 'returned', 'answered')`
export const isOwed = sql<SqlBool>`s."state" in ('issued', 'received', 'returned')`
export const isOverdue = ({ today }: QueryContext) => sql<SqlBool>`(${isOwed} and s."answerBy" < ${today}::date)`

/** Slips to units in reach, and about what a unit in reach leads. One that waits for approval is its issuer's business and the approver's. */
function reach({ actor, scope }: QueryContext) {
  const isOfBureau = actor.role === 'auxiliaryOffice' || actor.role === 'politicalOfficeLeader'
  const issued = isOfBureau ? sql<SqlBool>`true` : sql<SqlBool>`s."issuedOn" is not null`
  return sql<SqlBool>`((${inScope(scope, 's.unitSortKey')} and ${issued}) or ${inScope(scope, 's.leadUnitSortKey')})`
}

function stateCondition(ctx: QueryContext, state: SlipFilters['state']) {
  if (state === undefined || state === 'open') return isOpen
  if (state === 'all') return sql<SqlBool>`true`
  return state === 'overdue' ? isOverdue(ctx) : sql<SqlBool>`s."state" = ${state}`
}

/** Slips in reach that the filters name, as `s`. */
export function slipsInScope(ctx: QueryContext, q: SlipFilters) {
  const place = sql`(select u."unitSortKey" from "units" u where u."bureauId" = ${ctx.actor.bureauId} and u."id" = ${q.unitId ?? null}::uuid)`
  const typed = q.q ?? ''
  const base = ctx.db.selectFrom('supervisionSlips as s').where('s.bureauId', '=', ctx.actor.bureauId)
  return base
    .where(reach(ctx))
    .where(stateCondition(ctx, q.state))
    .$if(q.color !== undefined, (b) => b.where('s.color', '=', q.color ?? 'blue'))
    .$if(q.unitId !== undefined && q.below === false, (b) => b.where('s.unitId', '=', q.unitId ?? ''))
    .$if(q.unitId !== undefined && q.below !== false, (b) =>
      b.where(sql<SqlBool>`s."unitSortKey" >= ${place} and s."unitSortKey" < ${place} || '~'`),
    )
    .$if(typed !== '', (b) =>
      b.where(
        sql<SqlBool>`(position(${typed} in s."taskTitle") > 0 or position(${typed} in coalesce(s."number", '')) > 0 or position(${typed} in s."taskNumber") > 0)`,
      ),
    )
}
