import type { Context } from 'hono'
import { recordEvent } from '../../platform/audit/record-event.ts'
import { beijingDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import { transact } from '../../platform/database/transact.ts'
import { mediaTypes } from '../../platform/files/media-types.ts'
import { keepToken } from '../../platform/http/cookies.ts'
import { act, asActor, look, type Mount, open, read, write } from '../../platform/http/mount.ts'
import type { Services } from '../../platform/http/service.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { addAccount } from './commands/add-account.ts'
import { changeSecret } from './commands/change-secret.ts'
import { confirmGrant } from './commands/confirm-grant.ts'
import { disableAccount } from './commands/disable-account.ts'
import { enableAccount } from './commands/enable-account.ts'
import { endAccountSessions } from './commands/end-account-sessions.ts'
import { endSession } from './commands/end-session.ts'
import { queueIssue, takeSlips } from './commands/issue-accounts.ts'
import { findRefused, openAccounts } from './commands/open-accounts.ts'
import { proposeGrant } from './commands/propose-grant.ts'
import { requestReset } from './commands/request-reset.ts'
import { issueAccount, resetSecret } from './commands/reset-secret.ts'
import { revokeGrant } from './commands/revoke-grant.ts'
import { setPin } from './commands/set-pin.ts'
import { firstBureau, signIn } from './commands/sign-in.ts'
import { stepUp } from './commands/step-up.ts'
import { switchRole } from './commands/switch-role.ts'
import { readLock, unlockAccount } from './commands/unlock-account.ts'
import * as contract from './contract.ts'
import * as present from './presenter.ts'
import * as queries from './queries.ts'
import { accountSheet } from './sheet.ts'

const readFacts = (services: Services, sessionId: string) =>
  transact(services.pool, 'mingze_gate', {}, (tx) => queries.readSessionFacts(tx, sessionId, beijingDate(services.clock())))
const viewSession = async (services: Services, sessionId: string) => present.presentSession(await readFacts(services, sessionId))

const keepCookie = (c: Context, mount: Mount, token: string): void =>
  keepToken(c, 'mingze', { token, isSecure: mount.isSecure(c), ...(token === '' ? { seconds: 0 } : {}) })

/** Sign-in, the own session and account, everybody's accounts, and grants. */
export function mountAccounts(mount: Mount): void {
  mountSignIn(mount)
  mountOwnSecrets(mount)
  mountAccountList(mount)
  mountAccountActs(mount)
  mountGrants(mount)
}

function mountSignIn(mount: Mount): void {
  const { services } = mount
  open(mount, contract.entrance, async () => {
    const bureau = await transact(services.pool, 'mingze_gate', {}, (tx) => firstBureau(tx))
    return {
      bureau: { name: bureau?.name ?? '', isDemo: bureau?.isDemo ?? false },
      support: services.config.MINGZE_SUPPORT,
      version: mount.productVersion,
    }
  })
  open(mount, contract.signIn, async ({ body }, c) => {
    const browser = c.req.header('user-agent') ?? ''
    const { token, sessionId } = await signIn(services, { ...body, address: mount.addressOf(c), browser })
    keepCookie(c, mount, token)
    return viewSession(services, sessionId)
  })
  act(mount, contract.readSession, async (session) => viewSession(services, session.id))
  act(mount, contract.signOut, async (session, _input, c) => {
    await asActor(services, session, (ctx) => endSession(ctx, session.id))
    keepCookie(c, mount, '')
    return { ended: true }
  })
  act(mount, contract.stepUp, async (session, { body }, c) => {
    keepCookie(c, mount, await stepUp(services, session, body.secret))
    return viewSession(services, session.id)
  })
  act(mount, contract.switchRole, async (session, { body }, c) => {
    keepCookie(c, mount, await asActor(services, session, (ctx) => switchRole(ctx, body)))
    return viewSession(services, session.id)
  })
}

function mountOwnSecrets(mount: Mount): void {
  const { services } = mount
  act(mount, contract.changeSecret, async (session, { body }) => {
    const { login } = await readFacts(services, session.id)
    await changeSecret(services, session, { ...body, login })
    return viewSession(services, session.id)
  })
  act(mount, contract.setPin, async (session, { body }) => {
    await setPin(services, session, body.pin)
    return viewSession(services, session.id)
  })
  act(mount, contract.readOwnAccount, async (session) => present.presentOwnAccount(await readFacts(services, session.id)))
  const ownSessions = async (ctx: QueryContext) => ({
    rows: (await queries.listSessions(ctx, ctx.actor.accountId)).map((r) => present.presentSessionRow(r, ctx.actor.sessionId)),
  })
  read(mount, contract.listSessions, ownSessions)
  act(mount, contract.endSession, (session, { params }) =>
    asActor(services, session, async (ctx) => {
      await endSession(ctx, params.id)
      return ownSessions(ctx)
    }),
  )
}

const viewAccount = async (ctx: QueryContext, { id = '' }: Reference) =>
  present.presentAccount(ctx, await queries.findAccount(ctx, id), await queries.confirmerToday(ctx))

function mountAccountList(mount: Mount): void {
  read(mount, contract.listAccounts, async (ctx, { query }) => {
    const found = await queries.findAccounts(ctx, query)
    return { ...found, rows: found.rows.map((row) => present.presentAccountRow(ctx, row)) }
  })
  look(mount, contract.exportAccounts, async (ctx, { query }) => {
    const rows = await queries.findAllAccounts(ctx, query)
    await recordEvent(ctx, { verb: 'account.exported' })
    return { bytes: accountSheet(rows, ctx.today), fileName: `账号表${ctx.today}.xlsx`, mediaType: mediaTypes.xlsx }
  })
  read(mount, contract.readAccount, (ctx, { params }) => viewAccount(ctx, params))
  act(mount, contract.readLock, (session, { params }) => readLock(mount.services, session, params.id))
  read(mount, contract.listCandidates, async (ctx, { query }) => {
    const found = await queries.findCandidates(ctx, query)
    return { ...found, rows: found.rows.map(present.presentCandidate) }
  })
}

function mountAccountActs(mount: Mount): void {
  const { services } = mount
  write(mount, contract.addAccount, addAccount, viewAccount)
  write(mount, contract.requestReset, requestReset, viewAccount)
  write(mount, contract.disableAccount, disableAccount, viewAccount)
  write(mount, contract.enableAccount, enableAccount, viewAccount)
  write(mount, contract.endAccountSessions, endAccountSessions, viewAccount)
  act(mount, contract.issueAccount, (session, { params }) => issueAccount(services, session, params.id))
  act(mount, contract.resetSecret, (session, { params }) => resetSecret(services, session, params.id))
  act(mount, contract.unlockAccount, async (session, { params }) => {
    await unlockAccount(services, session, params.id)
    return asActor(services, session, (ctx) => viewAccount(ctx, params))
  })
  write(mount, contract.openAccounts, openAccounts, async (ctx, { ids = [] }, { body }) => ({
    opened: ids.length,
    refused: await findRefused(ctx, body),
  }))
  write(mount, contract.queueIssue, queueIssue, async (_ctx, { id = '' }) => ({ jobId: id }))
  act(mount, contract.takeSlips, (session, { params }) => takeSlips(services, session, params.id))
}

const viewGrant = async (ctx: QueryContext, { id = '' }: Reference) =>
  present.presentGrant(ctx, await queries.findGrant(ctx, id), await queries.confirmerToday(ctx))

function mountGrants(mount: Mount): void {
  read(mount, contract.listGrants, async (ctx, { query }) => {
    const found = await queries.findGrants(ctx, query)
    const confirmer = await queries.confirmerToday(ctx)
    return { ...found, rows: found.rows.map((row) => present.presentGrant(ctx, row, confirmer)) }
  })
  read(mount, contract.listGrantUnits, async (ctx) =>
    present.presentGrantUnits(await queries.findGrantUnits(ctx), await queries.confirmerToday(ctx)),
  )
  write(mount, contract.proposeGrant, proposeGrant, viewGrant)
  write(mount, contract.confirmGrant, confirmGrant, viewGrant)
  write(mount, contract.revokeGrant, revokeGrant, viewGrant)
}
