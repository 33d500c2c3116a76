import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError } from '../../../platform/errors.ts'
import { assertNone, confirmationFault, exclusion, mayHoldTogether } from '../policy.ts'
import { confirmerToday, findGrant } from '../queries.ts'
import { rolesBeside } from './propose-grant.ts'
import { lockGrants } from './revoke-grant.ts'

interface Input {
  params: { id: string }
  body: { version: number }
}

/** 确认授权 — by a second person: never the proposer, never for oneself. */
export async function confirmGrant(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  await lockGrants(ctx)
  const grant = await findGrant(ctx, params.id)
  assertNone(confirmationFault(ctx.actor, grant, { confirmer: await confirmerToday(ctx), today: ctx.today }))
  assertVersion(grant, body.version)
  if (grant.accountState === 'disabled') throw new DomainError('conflict', 'accountDisabled', '账号已停用，不能授权。')
  if (!mayHoldTogether(await rolesBeside(ctx, grant.accountId, grant.id), grant.role)) assertNone(exclusion)
  const { bureauId, accountId } = ctx.actor
  await ctx.tx
    .updateTable('grants')
    .set({ confirmedBy: accountId, confirmedAt: ctx.now, version: body.version + 1 })
    .where('bureauId', '=', bureauId)
    .where('id', '=', grant.id)
    .where('confirmedAt', 'is', null)
    .where('version', '=', body.version)
    .execute()
  const subjects = [
    { id: grant.id, kind: 'grant' },
    { id: grant.accountId, kind: 'account' },
  ]
  await recordEvent(ctx, { verb: 'grant.confirmed', subjects, changes: [{ field: 'role', after: grant.role }] })
  return { id: grant.id }
}
