import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'
import { moveNotice, type OnNotice, subjectOf, takeNotice } from './change-notice.ts'
import { expandParties } from './expand-parties.ts'

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
