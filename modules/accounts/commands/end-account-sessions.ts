import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { lockAccount } from '../queries.ts'
import { endSessionsOf, subjectsOf } from './reset-secret.ts'

/** 结束账号的全部登录 — every place where it is signed in. */
export async function endAccountSessions(ctx: CommandContext, { params }: { params: { id: string } }): Promise<{ id: string }> {
  const account = await lockAccount(ctx, params.id)
  await endSessionsOf(ctx, params.id)
  await recordEvent(ctx, { verb: 'account.sessionsEnded', subjects: subjectsOf(account) })
  return { id: params.id }
}
