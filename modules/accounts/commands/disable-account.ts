import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { assertNone, disableFault } from '../policy.ts'
import { lockAccount } from '../queries.ts'
import { endSessionsOf, subjectsOf } from './reset-secret.ts'
import { assertNotLastAdministrator, lockGrants } from './revoke-grant.ts'

interface Input {
  params: { id: string }
  body: { version: number; reason: string }
}

/** 停用账号 — from the next request on it is nobody; grants stay as they are and come back with it. */
export async function disableAccount(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  await lockGrants(ctx)
  const account = await lockAccount(ctx, params.id)
  assertNone(disableFault(ctx.actor, account))
  assertVersion(account, body.version)
  await assertNotLastAdministrator(ctx, { accountId: params.id })
  await ctx.tx
    .updateTable('accounts')
    .set({ state: 'disabled', version: body.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('accountId', '=', params.id)
    .where('version', '=', body.version)
    .execute()
  await endSessionsOf(ctx, params.id)
  const changes = [
    { field: 'state', before: account.state, after: 'disabled' },
    { field: 'reason', after: body.reason },
  ]
  await recordEvent(ctx, { verb: 'account.disabled', subjects: subjectsOf(account), changes })
  return { id: params.id }
}
