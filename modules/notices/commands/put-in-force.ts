import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext, Tx } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'
import { moveNotice, type OnNotice, subjectOf, takeNotice } from './change-notice.ts'

interface Reached {
  readonly tx: Tx
  readonly actor: { readonly bureauId: string }
  readonly today: string
}

/** Units that a group stands for today become rows of their own; a unit that joins is added, a merged one is followed by its successor. Done again it changes nothing. */
export async function expandParties({ tx, actor, today }: Reached, noticeId: string | null = null): Promise<void> {
  const { bureauId } = actor
  const inForce = sql`p."bureauId" = ${bureauId}::uuid and (p."noticeId" = ${noticeId}::uuid or (${noticeId}::uuid is null and exists (
    select 1 from "notices" n where n."bureauId" = p."bureauId" and n."id" = p."noticeId" and n."state" = 'inForce')))`
  const columns = sql`"bureauId", "id", "noticeId", "clauseId", "part", "position", "groupName", "unitId"`
  await sql`insert into "clauseParties" (${columns})
    select p."bureauId", gen_random_uuid(), p."noticeId", p."clauseId", p."part", p."position", p."groupName", g."unitId"
    from "clauseParties" p cross join lateral "unitsOfGroup"(p."bureauId", p."groupName", ${today}::date) g
    where ${inForce} and p."groupName" is not null and p."unitId" is null on conflict do nothing`.execute(tx)
  await sql`insert into "clauseParties" (${columns})
    select p."bureauId", gen_random_uuid(), p."noticeId", p."clauseId", p."part", p."position", null, u."successorId"
    from "clauseParties" p join "units" u on u."bureauId" = p."bureauId" and u."id" = p."unitId"
    where ${inForce} and u."successorId" is not null on conflict do nothing`.execute(tx)
}

/** 通知生效 — its text stands from now on, and groups become the units they stand for. */
export async function putInForce(ctx: CommandContext, input: OnNotice): Promise<{ id: string }> {
  const notice = await takeNotice(ctx, input, 'putInForce')
  if (notice.clauseCount === 0) throw new DomainError('conflict', 'noClause', '还没有条款，先切分再生效。')
  await moveNotice(ctx, notice, 'putInForce', { inForceOn: ctx.today, inForceByName: ctx.actor.name })
  await expandParties(ctx, notice.id)
  await recordEvent(ctx, { verb: 'notice.putInForce', subjects: subjectOf(notice) })
  return { id: notice.id }
}

interface Withdrawing extends OnNotice {
  body: { version: number; reason: string }
}

/** 撤回通知 — with its reason; tasks that are not concluded are withdrawn with it, what was done stays. */
export async function withdrawNotice(ctx: CommandContext, input: Withdrawing): Promise<{ id: string }> {
  const notice = await takeNotice(ctx, input, 'withdraw')
  const { reason } = input.body
  await moveNotice(ctx, notice, 'withdraw', {
    withdrawnOn: ctx.today,
    withdrawnByName: ctx.actor.name,
    withdrawReason: reason,
  })
  await recordEvent(ctx, {
    verb: 'notice.withdrawn',
    subjects: subjectOf(notice),
    changes: [{ field: 'reason', after: reason }],
  })
  return { id: notice.id }
}

/** 条款已派发 — noted at the clause, once; the caller makes the tasks and records the event in the same transaction. */
export async function markDispatched(ctx: CommandContext, clauseIds: readonly string[]): Promise<void> {
  await ctx.tx
    .updateTable('clauses')
    .set((e) => ({ dispatchedOn: e.fn.coalesce('dispatchedOn', e.val(ctx.today)), version: e('version', '+', 1) }))
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', 'in', [...clauseIds])
    .execute()
}
