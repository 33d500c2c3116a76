import { sql } from 'kysely'
import { inScope } from '../../../platform/access/scope.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import { beijingMidnight } from '../../../platform/calendar/dates.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden, notFound } from '../../../platform/errors.ts'
import { settlePointers } from '../../personnel/public.ts'
import { canAssign } from '../policy.ts'

interface Input {
  body: { personIds: string[]; aspect: 'leadOfficer' | 'leaderInCharge' | 'post' }
}

/** What was assigned to these people today and still stands, in scope. */
function todaysFacts(ctx: CommandContext, { personIds, aspect }: Input['body']) {
  return ctx.tx
    .selectFrom('assignments as a')
    .innerJoin('people', (j) => j.onRef('people.bureauId', '=', 'a.bureauId').onRef('people.id', '=', 'a.personId'))
    .where('a.bureauId', '=', ctx.actor.bureauId)
    .where('a.personId', '=', sql<string>`any(${personIds}::uuid[])`)
    .where('a.aspect', '=', aspect)
    .where('a.voidedAt', 'is', null)
    .where('a.toOn', 'is', null)
    .where('a.recordedAt', '>=', beijingMidnight(ctx.today))
    .where(inScope(ctx.scope, 'people.unitSortKey'))
    .select(['a.id', 'a.personId', 'a.targetId', 'a.fromOn', 'a.filedAt', 'people.unitSortKey'])
    .forUpdate()
    .execute()
}

/** 撤回当天的指定 — voids what was assigned today; what it replaced holds again. Later days need a new assignment. */
export async function withdrawAssignments(ctx: CommandContext, { body }: Input): Promise<{ ids: string[] }> {
  if (!canAssign(ctx.actor)) throw forbidden()
  const { bureauId } = ctx.actor
  const reached = await ctx.db
    .selectFrom('people')
    .where('bureauId', '=', bureauId)
    .where('id', '=', sql<string>`any(${body.personIds}::uuid[])`)
    .where('voidedAt', 'is', null)
    .where(inScope(ctx.scope))
    .select('id')
    .execute()
  if (reached.length !== new Set(body.personIds).size) throw notFound()
  const facts = await todaysFacts(ctx, body)
  if (facts.length === 0) throw new DomainError('conflict', 'nothingToWithdraw', '今天没有可撤回的指定；以前的安排请重新指定。')
  if (facts.some((f) => f.filedAt !== null))
    throw new DomainError('conflict', 'filed', '所选的人里有备案已受理的，不能撤回；要改，请重新指定。')
  const ids = facts.map((f) => f.personId)
  await ctx.tx
    .updateTable('assignments')
    .set({ voidedAt: ctx.now })
    .where('bureauId', '=', bureauId)
    .where('id', '=', sql<string>`any(${facts.map((f) => f.id)}::uuid[])`)
    .execute()
  await sql`update "assignments" a set "toOn" = null from unnest(${ids}::uuid[], ${facts.map((f) => f.fromOn)}::date[]) as w("personId", "fromOn")
    where a."bureauId" = ${bureauId} and a."personId" = w."personId" and a."aspect" = ${body.aspect} and a."voidedAt" is null and a."toOn" = w."fromOn"`.execute(
    ctx.tx,
  )
  await recordEvent(ctx, {
    verb: 'person.assignmentWithdrawn',
    subjects: facts.map((f) => ({ id: f.personId, kind: 'person', unitSortKey: f.unitSortKey })),
    changes: facts.map((f) => ({ subjectId: f.personId, field: body.aspect, before: f.targetId, after: null })),
  })
  await settlePointers(ctx.tx, bureauId, ids, ctx.today)
  return { ids }
}
