import { findLentRoles, lentLabel } from '../../../platform/access/delegated.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { forbidden } from '../../../platform/errors.ts'
import type { Role } from '../../../platform/http/contract.ts'
import { newToken } from '../../../platform/ids.ts'
import { sha256 } from '../../../platform/keys.ts'
import { isAdministrator, rolesOf } from '../policy.ts'
import { roleFacts } from '../queries.ts'

interface Wanted {
  readonly role: Role
  readonly delegationId?: string | null | undefined
}

const findLent = async (ctx: CommandContext, wanted: { role: Role; delegationId: string }) =>
  (await findLentRoles(ctx.db, ctx.actor, ctx.today)).find((d) => d.id === wanted.delegationId && d.role === wanted.role)

/** Acts under another of the roles held today, from the next request on, under a new session token, which it gives; the step-up ends with the old role. */
export async function switchRole(ctx: CommandContext, { role, delegationId = null }: Wanted): Promise<string> {
  const { bureauId, accountId, sessionId } = ctx.actor
  const own = rolesOf(await roleFacts(ctx.db, ctx.actor, ctx.today))
  const lent = delegationId === null ? undefined : await findLent(ctx, { role, delegationId })
  if (delegationId === null ? !own.includes(role) : !lent || own.some(isAdministrator)) throw forbidden('您今天没有这个身份。')
  const token = newToken()
  await ctx.tx
    .updateTable('sessions')
    .set({ role, delegationId, steppedUpAt: null, tokenDigest: sha256(token) })
    .where('bureauId', '=', bureauId)
    .where('id', '=', sessionId ?? '')
    .execute()
  await recordEvent(ctx, {
    verb: 'session.roleSwitched',
    subjects: [{ id: accountId, kind: 'account' }],
    changes: [{ field: 'role', before: ctx.actor.role, after: lent ? lentLabel(lent.fromName, role) : role }],
  })
  return token
}
