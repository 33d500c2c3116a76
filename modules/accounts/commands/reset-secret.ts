import { hashSecret } from '../../../platform/access/passwords.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { transact } from '../../../platform/database/transact.ts'
import { asActor } from '../../../platform/http/mount.ts'
import type { Services, Session } from '../../../platform/http/service.ts'
import { newReadableSecret } from '../../../platform/ids.ts'
import { assertNone, issueFault, resetFault } from '../policy.ts'
import { lockAccount } from '../queries.ts'

export interface OneTimeSecret {
  readonly secret: string
  readonly expiresAt: string
  readonly login: string
  readonly name: string
}
type Account = Awaited<ReturnType<typeof lockAccount>>

const oneTimeDays = 7
/** When a one-time secret made now stops being good. */
export const oneTimeUntil = (now: Date): Date => new Date(now.getTime() + oneTimeDays * 86_400_000)

/** Subjects of an act on an account: the account, and its person, who sees the act in the own file. */
export function subjectsOf(account: Pick<Account, 'accountId' | 'personId' | 'unitSortKey'>) {
  const unitSortKey = account.unitSortKey || null
  const person = account.personId ? [{ id: account.personId, kind: 'person', unitSortKey }] : []
  return [{ id: account.accountId, kind: 'account', unitSortKey }, ...person]
}

async function keepOneTime(ctx: CommandContext, accountId: string, hash: string): Promise<void> {
  const fresh = { hash, isOneTime: true, expiresAt: oneTimeUntil(ctx.now), changedAt: ctx.now }
  await ctx.tx
    .insertInto('secrets')
    .values({ bureauId: ctx.actor.bureauId, accountId, ...fresh })
    .onConflict((c) => c.columns(['bureauId', 'accountId']).doUpdateSet(fresh))
    .execute()
}

/** Ends every living session of an account. */
export async function endSessionsOf(ctx: CommandContext, accountId: string): Promise<void> {
  await ctx.tx
    .updateTable('sessions')
    .set({ endedAt: ctx.now })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('accountId', '=', accountId)
    .where('endedAt', 'is', null)
    .execute()
}

/** Makes and hashes a secret outside any transaction, then lets `keep` store it inside one; the plain secret is answered once and kept nowhere. */
async function handOver(
  services: Services,
  session: Session,
  keep: (ctx: CommandContext, hash: string) => Promise<Account>,
): Promise<OneTimeSecret> {
  const secret = newReadableSecret()
  const hash = await hashSecret(secret)
  const { login, name } = await asActor(services, session, (ctx) => keep(ctx, hash))
  return { secret, expiresAt: oneTimeUntil(services.clock()).toISOString(), login, name }
}

/** 重置口令 — a one-time secret in place of the old one, which ends every session and every lock; told to the person and the security administrator. */
export async function resetSecret(services: Services, session: Session, id: string): Promise<OneTimeSecret> {
  const made = await handOver(services, session, async (ctx, hash) => {
    const account = await lockAccount(ctx, id)
    assertNone(resetFault(ctx.actor, account))
    await keepOneTime(ctx, id, hash)
    await endSessionsOf(ctx, id)
    await ctx.tx
      .updateTable('accounts')
      .set({ resetAt: ctx.now, resetAskedAt: null, resetAskedBy: null, version: account.version + 1 })
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('accountId', '=', id)
      .execute()
    await recordEvent(ctx, { verb: 'account.secretReset', subjects: subjectsOf(account) })
    return account
  })
  await transact(services.pool, 'mingze_gate', {}, (tx) =>
    tx.deleteFrom('signInFailures').where('login', '=', made.login).execute(),
  )
  return made
}

/** 当面发放 — the first one-time secret of a pending account, handed over at a desk. */
export function issueAccount(services: Services, session: Session, id: string): Promise<OneTimeSecret> {
  return handOver(services, session, async (ctx, hash) => {
    const account = await lockAccount(ctx, id)
    assertNone(issueFault(ctx.actor, account))
    await keepOneTime(ctx, id, hash)
    await ctx.tx
      .updateTable('accounts')
      .set({ state: 'open', version: account.version + 1 })
      .where('bureauId', '=', ctx.actor.bureauId)
      .where('accountId', '=', id)
      .where('state', '=', 'pending')
      .execute()
    await recordEvent(ctx, { verb: 'account.issued', subjects: subjectsOf(account) })
    return account
  })
}
