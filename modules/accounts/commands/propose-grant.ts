import type { z } from 'zod'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext, QueryContext } from '../../../platform/context.ts'
import { invalid } from '../../../platform/errors.ts'
import type { Role } from '../../../platform/http/contract.ts'
import { newId } from '../../../platform/ids.ts'
import type { proposeGrant as endpoint } from '../contract.ts'
import { assertNone, proposalFault, reachesBureau } from '../policy.ts'
import { findAccount } from '../queries.ts'
import { lockGrants } from './revoke-grant.ts'

type Wanted = z.infer<NonNullable<(typeof endpoint)['body']>>

/** Roles that an account's other grants give or will give, proposals included. */
export async function rolesBeside(ctx: QueryContext, accountId: string, exceptId = ''): Promise<Role[]> {
  const rows = await ctx.db
    .selectFrom('grants')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('accountId', '=', accountId)
    .where('revokedAt', 'is', null)
    .where((e) => e.or([e('toOn', 'is', null), e('toOn', '>', ctx.today)]))
    .select(['id', 'role'])
    .execute()
  return rows.filter((g) => g.id !== exceptId).map((g) => g.role)
}

/** What the roster gives the account. An auxiliary's file is out of the administrators' sight, an officer's name is not: who is a person and no officer is an auxiliary. */
async function rolesFromRoster(ctx: QueryContext, personId: string | null): Promise<Role[]> {
  if (personId === null) return []
  const officer = await ctx.db
    .selectFrom('people')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', personId)
    .where('kind', '=', 'officer')
    .select('id')
    .executeTakeFirst()
  return officer ? [] : ['auxiliary']
}

/** Where the grant reaches: the named unit, the whole bureau for its offices, no unit for the rest. */
async function unitOf(ctx: QueryContext, { role, unitId }: Wanted): Promise<string | null> {
  if (!reachesBureau(role) && unitId === null) return null
  const units = ctx.db.selectFrom('units').where('bureauId', '=', ctx.actor.bureauId).where('closedOn', 'is', null).select('id')
  const unit = await (unitId ? units.where('id', '=', unitId) : units.where('parentId', 'is', null)).executeTakeFirst()
  if (!unit) throw invalid('unitId', '没有这个单位，或者单位已撤销，请从单位表里选。', 'unknownUnit')
  return unit.id
}

/** 提出授权 — a role over a reach from a day on; it holds nothing until a second person confirms. */
export async function proposeGrant(ctx: CommandContext, { body }: { body: Wanted }): Promise<{ id: string }> {
  await lockGrants(ctx)
  const account = await findAccount(ctx, body.accountId)
  const held = [...(await rolesBeside(ctx, account.accountId)), ...(await rolesFromRoster(ctx, account.personId))]
  assertNone(proposalFault(ctx.actor, body, { state: account.state, held }, ctx.today))
  const unitId = await unitOf(ctx, body)
  const same = account.grants.find(
    (g) =>
      g.role === body.role &&
      g.unitId === unitId &&
      g.policeLine === body.policeLine &&
      !g.revokedAt &&
      (g.toOn === null || g.toOn > body.fromOn),
  )
  if (same) throw invalid('role', '这个账号已有同样的授权，或者正等确认。', 'sameGrant')
  const { bureauId, accountId } = ctx.actor
  const grant = { ...body, unitId, id: newId() }
  await ctx.tx
    .insertInto('grants')
    .values({ bureauId, ...grant, proposedBy: accountId, proposedAt: ctx.now })
    .execute()
  const subjects = [
    { id: grant.id, kind: 'grant' },
    { id: account.accountId, kind: 'account' },
  ]
  const changes = [
    { field: 'role', after: body.role },
    { field: 'reason', after: body.reason },
  ]
  await recordEvent(ctx, { verb: 'grant.proposed', subjects, changes })
  return { id: grant.id }
}
