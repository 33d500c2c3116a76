import { hashSecret, secretFault } from '../../../platform/access/passwords.ts'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import { invalid } from '../../../platform/errors.ts'
import { asActor } from '../../../platform/http/mount.ts'
import type { Services, Session } from '../../../platform/http/service.ts'
import { proveSecret } from './step-up.ts'

/** Replaces the own secret; ends the account's other sessions. */
export async function changeSecret(
  services: Services,
  session: Session,
  secrets: { current: string; next: string; login: string },
): Promise<void> {
  await proveSecret(services, session, secrets.current)
  const fault = secretFault(secrets.next, [secrets.login, session.actor.name])
  if (fault) throw invalid('next', fault, 'weakSecret')
  if (secrets.next === secrets.current) throw invalid('next', '新口令和原口令相同。', 'sameSecret')
  const hash = await hashSecret(secrets.next)
  await asActor(services, session, async (ctx) => {
    const { bureauId, accountId } = ctx.actor
    await ctx.tx
      .updateTable('secrets')
      .set({ hash, isOneTime: false, expiresAt: null, changedAt: ctx.now })
      .where('bureauId', '=', bureauId)
      .where('accountId', '=', accountId)
      .execute()
    await ctx.tx
      .updateTable('sessions')
      .set({ endedAt: ctx.now })
      .where('bureauId', '=', bureauId)
      .where('accountId', '=', accountId)
      .where('id', '<>', session.id)
      .where('endedAt', 'is', null)
      .execute()
    await recordEvent(ctx, { verb: 'account.secretChanged', subjects: [{ id: accountId, kind: 'account' }] })
  })
}
