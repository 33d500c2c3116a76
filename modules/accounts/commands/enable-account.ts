import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError } from '../../../platform/errors.ts'
import { lockAccount } from '../queries.ts'
import { subjectsOf } from './reset-secret.ts'

interface Input {
  params: { id: string }
  body: { version: number; reason: string }
}

/** 恢复账号 — open again with its old secret; one that never had a secret waits for its first. */
export async function enableAccount(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const account = await lockAccount(ctx, params.id)
  if (account.state !== 'disabled') throw new DomainError('conflict', 'accountNotDisabled', '账号没有停用，不用恢复。')
  assertVersion(account, body.version)
  const { bureauId } = ctx.actor
  const secret = await ctx.db
    .selectFrom('secrets')
    .where('bureauId', '=', bureauId)
    .where('accountId', '=', params.id)
    .select('accountId')
    .executeTakeFirst()
  const state = secret ? 'open' : 'pending'
  await ctx.tx
    .updateTable('accounts')
    .set({ state, version: body.version + 1 })
    .where('bureauId', '=', bureauId)
    .where('accountId', '=', params.id)
    .where('version', '=', body.version)
    .execute()
  const changes = [
    { field: 'state', before: 'disabled', after: state },
    { field: 'reason', after: body.reason },
  ]
  await recordEvent(ctx, { verb: 'account.enabled', subjects: subjectsOf(account), changes })
  return { id: params.id }
}
