import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import { beijingDate } from '../../platform/calendar/dates.ts'
import { transact } from '../../platform/database/transact.ts'
import { act, asActor, type Mount, open, read } from '../../platform/http/mount.ts'
import type { Services } from '../../platform/http/service.ts'
import { changeSecret } from './commands/change-secret.ts'
import { endSession } from './commands/end-session.ts'
import { setPin } from './commands/set-pin.ts'
import { signIn } from './commands/sign-in.ts'
import { stepUp } from './commands/step-up.ts'
import { switchRole } from './commands/switch-role.ts'
import * as contract from './contract.ts'
import { presentOwnSession, presentSession } from './presenter.ts'
import { firstBureau, listOwnSessions, readSessionFacts } from './queries.ts'

const viewSession = async (services: Services, sessionId: string) =>
  presentSession(await transact(services.pool, 'mingze_gate', {}, (tx) => readSessionFacts(tx, sessionId, beijingDate(services.clock()))))

/** Over TLS `__Host-mingze`, on loopback HTTP `mingze`; HttpOnly, SameSite=Strict. */
function keepCookie(c: Context, mount: Mount, token: string): void {
  const secure = mount.isSecure(c)
  setCookie(c, secure ? '__Host-mingze' : 'mingze', token, { path: '/', httpOnly: true, sameSite: 'Strict', secure, ...(token === '' ? { maxAge: 0 } : {}) })
}

/** Sign-in, the own session, secrets and PIN. */
export function mountAccounts(mount: Mount): void {
  const { services } = mount
  open(mount, contract.greeting, async () => {
    const bureau = await transact(services.pool, 'mingze_gate', {}, (tx) => firstBureau(tx))
    return { bureauName: bureau?.name ?? '', isDemo: bureau?.isDemo ?? false, version: mount.productVersion }
  })
  open(mount, contract.signIn, async ({ body }, c) => {
    const { token, sessionId } = await signIn(services, { ...body, address: mount.addressOf(c), browser: c.req.header('user-agent') ?? '' })
    keepCookie(c, mount, token)
    return viewSession(services, sessionId)
  })
  act(mount, contract.readSession, async (session) => viewSession(services, session.id))
  act(mount, contract.signOut, async (session, _input, c) => {
    await asActor(services, session, (ctx) => endSession(ctx, session.id))
    keepCookie(c, mount, '')
    return { ended: true }
  })
  act(mount, contract.stepUp, async (session, { body }) => {
    await stepUp(services, session, body.secret)
    return viewSession(services, session.id)
  })
  act(mount, contract.switchRole, async (session, { body }) => {
    await asActor(services, session, (ctx) => switchRole(ctx, body.role))
    return viewSession(services, session.id)
  })
  act(mount, contract.changeSecret, async (session, { body }) => {
    const { account } = await viewSession(services, session.id)
    await changeSecret(services, session, { ...body, login: account.login })
    return viewSession(services, session.id)
  })
  act(mount, contract.setPin, async (session, { body }) => {
    await setPin(services, session, body.pin)
    return viewSession(services, session.id)
  })
  const ownSessions = async (ctx: Parameters<typeof listOwnSessions>[0]) => ({ rows: (await listOwnSessions(ctx)).map((r) => presentOwnSession(r, ctx.actor.sessionId)) })
  read(mount, contract.listSessions, ownSessions)
  act(mount, contract.endSession, (session, { params }) =>
    asActor(services, session, async (ctx) => {
      await endSession(ctx, params.id)
      return ownSessions(ctx)
    }))
}
