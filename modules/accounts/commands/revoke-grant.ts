import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError } from '../../../platform/errors.ts'
import { assertNone, grantState, isAdministrator, revocationFault } from '../policy.ts'
import { findGrant } from '../queries.ts'

interface Input {
  params: { id: string }
  body: { version: number; reason: string }
}

/** One change of grants at a time in a bureau, so that two can't together do what each alone may not. */
export async function lockGrants(ctx: CommandContext): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`grants:${ctx.actor.bureauId}`}, 11))`.execute(ctx.tx)
}

/** Refuses to take away what would leave an administrator's role without a standing holder who can sign in. */
export async function assertNotLastAdministrator(
  ctx: CommandContext,
  away: { accountId: string; grantId?: string },
): Promise<void> {
  const rows = await ctx.db
    .selectFrom('grants as g')
    .innerJoin('accounts as a', (j) => j.onRef('a.bureauId', '=', 'g.bureauId').onRef('a.accountId', '=', 'g.accountId'))
    .where('g.bureauId', '=', ctx.actor.bureauId)
    .where('g.confirmedAt', 'is not', null)
    .where('g.revokedAt', 'is', null)
    .where('g.fromOn', '<=', ctx.today)
    .where('a.state', '=', 'open')
    .select(['g.id', 'g.accountId', 'g.role', 'g.toOn'])
    .execute()
  const goes = (g: (typeof rows)[number]): boolean => g.accountId === away.accountId && (away.grantId ?? g.id) === g.id
  const lost = rows
    .filter((g) => goes(g) && isAdministrator(g.role) && (g.toOn === null || g.toOn > ctx.today))
    .map((g) => g.role)
  const isHeldElsewhere = lost.every((role) => rows.some((g) => g.role === role && g.toOn === null && !goes(g)))
  if (!isHeldElsewhere) throw new DomainError('conflict', 'lastAdministrator', '这是这一管理员身份的最后一名，先另授一人再收回。')
}

/** 收回授权 — from the next request on; a proposal is withdrawn the same way. */
export async function revokeGrant(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  await lockGrants(ctx)
  const grant = await findGrant(ctx, params.id)
  assertNone(revocationFault(grant, ctx.today))
  assertVersion(grant, body.version)
  if (grantState(grant, ctx.today) === 'active')
    await assertNotLastAdministrator(ctx, { accountId: grant.accountId, grantId: grant.id })
  const { bureauId, accountId } = ctx.actor
  await ctx.tx
    .updateTable('grants')
    .set({ revokedBy: accountId, revokedAt: ctx.now, version: body.version + 1 })
    .where('bureauId', '=', bureauId)
    .where('id', '=', grant.id)
    .where('version', '=', body.version)
    .execute()
  const subjects = [
    { id: grant.id, kind: 'grant' },
    { id: grant.accountId, kind: 'account' },
  ]
  const changes = [
    { field: 'role', before: grant.role, after: null },
    { field: 'reason', after: body.reason },
  ]
  await recordEvent(ctx, { verb: 'grant.revoked', subjects, changes })
  return { id: grant.id }
}
