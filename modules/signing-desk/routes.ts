import type { Context } from 'hono'
import { transact } from '../../platform/database/transact.ts'
import { DomainError } from '../../platform/errors.ts'
import { keepToken, tokenOf } from '../../platform/http/cookies.ts'
import { act, asActor, type Mount, open, read, write } from '../../platform/http/mount.ts'
import { endOwnSession, signIn } from '../accounts/public.ts'
import { closeDesk } from './commands/close-desk.ts'
import { openDesk } from './commands/open-desk.ts'
import * as contract from './contract.ts'
import { presentDesk } from './presenter.ts'
import { countDesk, findAsked, findDesk, findOpenDesks, lockDesk } from './queries.ts'

const deskSeconds = 12 * 3600

const notAsked = () => new DomainError('conflict', 'notAsked', '这一批没有请您签，或者不在这个单位签。已退出，请下一位。')

/** A browser as a signing desk: opened by a clerk, entered by one person after another, each with their own secret. */
export function mountSigningDesk(mount: Mount): void {
  const { services } = mount
  const deskOf = (c: Context) =>
    transact(services.pool, 'mingze_gate', {}, (tx) =>
      findDesk(tx, tokenOf(c, 'mingze-desk', mount.isSecure(c)), services.clock()),
    )
  act(mount, contract.openDesk, async (session, { body }, c) => {
    const { token } = await asActor(services, session, async (ctx) => {
      const opened = await openDesk(ctx, body.roundId)
      await endOwnSession(ctx, session.id)
      return opened
    })
    const isSecure = mount.isSecure(c)
    keepToken(c, 'mingze-desk', { token, isSecure, seconds: deskSeconds })
    keepToken(c, 'mingze', { token: '', isSecure, seconds: 0 })
    return { opened: true }
  })
  read(mount, contract.listDesks, async (ctx, { query }) => ({
    rows: (await findOpenDesks(ctx, query.roundId)).map(presentDesk),
  }))
  write(mount, contract.closeDesk, closeDesk, async (ctx, { id = '' }) => presentDesk(await lockDesk(ctx, id)))
  open(mount, contract.readDesk, async (_input, c) => {
    const desk = await deskOf(c)
    return transact(services.pool, 'mingze_gate', {}, (tx) => countDesk(tx, desk))
  })
  open(mount, contract.enterDesk, async ({ body }, c) => {
    const desk = await deskOf(c)
    /* Many people behind one tablet: failures here are counted apart from those of the computer's own sign-in page. */
    const address = `${mount.addressOf(c)}#${desk.id.slice(0, 8)}`
    const browser = c.req.header('user-agent') ?? ''
    const { token, personId } = await signIn(services, { ...body, address, browser, deskId: desk.id })
    const requestId = await transact(services.pool, 'mingze_gate', {}, (tx) => findAsked(tx, desk, personId))
    if (requestId === undefined) throw notAsked()
    keepToken(c, 'mingze', { token, isSecure: mount.isSecure(c) })
    return { requestId }
  })
  act(mount, contract.readDeskRequest, async (session, _input, c) => {
    const desk = await deskOf(c)
    const requestId = await transact(services.pool, 'mingze_gate', {}, (tx) => findAsked(tx, desk, session.actor.personId))
    if (requestId === undefined) throw notAsked()
    return { requestId }
  })
}
