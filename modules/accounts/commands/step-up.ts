import { recordEvent } from '../../../platform/audit/record-event.ts'
import { asActor } from '../../../platform/http/mount.ts'
import type { Services, Session } from '../../../platform/http/service.ts'
import { proveSecret } from './prove-secret.ts'

/** The own secret once more: opens the five minutes in which sensitive acts are allowed. */
export async function stepUp(services: Services, session: Session, secret: string): Promise<void> {
  await proveSecret(services, session, secret)
  await asActor(services, session, async (ctx) => {
    await ctx.tx.updateTable('sessions').set({ steppedUpAt: ctx.now }).where('bureauId', '=', ctx.actor.bureauId).where('id', '=', session.id).execute()
    await recordEvent(ctx, { verb: 'session.steppedUp', subjects: [{ id: ctx.actor.accountId, kind: 'account' }] })
  })
}
