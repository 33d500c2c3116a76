import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { forbidden } from '../../../platform/errors.ts'
import type { Role } from '../../../platform/http/contract.ts'
import { newToken } from '../../../platform/ids.ts'
import { sha256 } from '../../../platform/keys.ts'
import { rolesOf } from '../policy.ts'
import { roleFacts } from '../queries.ts'

/** Acts under another of the roles held today, from the next request on, under a new session token, which it gives; the step-up ends with the old role. */
export async function switchRole(ctx: CommandContext, role: Role): Promise<string> {
  const { bureauId, accountId, sessionId } = ctx.actor
  if (!rolesOf(await roleFacts(ctx.db, ctx.actor, ctx.today)).includes(role)) throw forbidden('您今天没有这个身份。')
  const token = newToken()
  await ctx.tx
    .updateTable('sessions')
    .set({ role, steppedUpAt: null, tokenDigest: sha256(token) })
    .where('bureauId', '=', bureauId)
    .where('id', '=', sessionId ?? '')
    .execute()
  await recordEvent(ctx, {
    verb: 'session.roleSwitched',
    subjects: [{ id: accountId, kind: 'account' }],
    changes: [{ field: 'role', before: ctx.actor.role, after: role }],
  })
  return token
}
