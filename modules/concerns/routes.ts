import type { Context } from 'hono'
import { hiddenHolder, holderOf } from '../../platform/access/sealed-files.ts'
import { beijingDate } from '../../platform/calendar/dates.ts'
import { type CommandContext, mintScope, type QueryContext } from '../../platform/context.ts'
import { transact } from '../../platform/database/transact.ts'
import { type Act, actOf } from '../../platform/http/idempotency.ts'
import { act, asActor, look, type Mount, open, read, write } from '../../platform/http/mount.ts'
import type { Session } from '../../platform/http/service.ts'
import { takeTurn } from '../../platform/http/slow-down.ts'
import type { Reference } from '../../platform/http/tables.ts'
import { sha256 } from '../../platform/keys.ts'
import { normaliseName } from '../../platform/names.ts'
import { firstBureau } from '../accounts/public.ts'
import { acknowledgeConcern } from './commands/acknowledge-concern.ts'
import { addWord } from './commands/add-word.ts'
import { answerConcern } from './commands/answer-concern.ts'
import { closeConcern } from './commands/close-concern.ts'
import { handOnConcern } from './commands/hand-on-concern.ts'
import { openHazardOf } from './commands/open-hazard.ts'
import { onceSealed, raiseConcern, tokenOf } from './commands/raise-concern.ts'
import { reopenConcern } from './commands/reopen-concern.ts'
import { viewConcern } from './commands/view-concern.ts'
import { writeToRaiser } from './commands/write-to-raiser.ts'
import * as contract from './contract.ts'
import { presentHandled, presentOwn, presentRow } from './presenter.ts'
import * as queries from './queries.ts'

const own = async (ctx: QueryContext, { id = '' }: Reference) => presentOwn(ctx, await queries.findOwn(ctx, id))
const handled = async (ctx: QueryContext, { id = '' }: Reference) => presentHandled(ctx, await queries.findHandled(ctx, id))
const keyOf = (c: Context, body: unknown): Act =>
  actOf(c.req.header('idempotency-key'), c.req.method, c.req.path, JSON.stringify(body))

/** Concerns and overreach reports: raised by anybody, with or without a session, and handled by those they are lent to. */
export function mountConcerns(mount: Mount): void {
  mountRaiser(mount)
  mountAnonymous(mount)
  mountHandlers(mount)
}

function mountRaiser(mount: Mount): void {
  const { services } = mount
  /** The raiser's acts keep their key with the concern: the table of keys stands by account. */
  const once = (session: Session, key: Act, run: (ctx: CommandContext) => Promise<{ id: string }>) =>
    asActor(services, session, async (ctx) => own(ctx, await onceSealed(ctx, key, () => run(ctx))))
  act(mount, contract.raiseConcern, (session, { body }, c) => once(session, keyOf(c, body), (ctx) => raiseConcern(ctx, body)))
  act(mount, contract.addWord, (session, input, c) => once(session, keyOf(c, input.body), (ctx) => addWord(ctx, input)))
  act(mount, contract.closeConcern, (session, input, c) => once(session, keyOf(c, input.body), (ctx) => closeConcern(ctx, input)))
  act(mount, contract.reopenConcern, (session, input, c) =>
    once(session, keyOf(c, input.body), (ctx) => reopenConcern(ctx, input)),
  )
  read(mount, contract.findRoute, async (ctx, { body }) => {
    const asked = {
      unitId: ctx.actor.unitId,
      name: body.aboutName && normaliseName(body.aboutName),
      raiserId: ctx.actor.accountId,
    }
    const handlers = await queries.route(ctx, body, asked)
    return { handlers: handlers.map(({ name, role }) => ({ name, role })) }
  })
  read(mount, contract.listMyConcerns, async (ctx, { query }) => {
    const { rows, nextCursor, total } = await queries.findMine(ctx, query)
    return { rows: rows.map((r) => presentRow(ctx, r, 'raiser')), nextCursor, total }
  })
  read(mount, contract.readMyConcern, (ctx, { params }) => own(ctx, params))
}

const nowhere = mintScope({ kind: 'none', ranges: [], personIds: [], policeLine: null })

/** No session is looked for, and nothing of the caller is kept: who has the token holds the file. */
function mountAnonymous(mount: Mount): void {
  const { services } = mount
  const asHolder = async <T>(token: string, work: (ctx: CommandContext) => Promise<T>): Promise<T> => {
    const bureau = await transact(services.pool, 'mingze_gate', {}, (tx) => firstBureau(tx))
    const bureauId = bureau?.bureauId ?? ''
    const accountId = `token:${sha256(token.toUpperCase().replace(/[^0-9A-F]/g, ''))}`
    const actor = { bureauId, accountId, personId: null, name: '', unitId: null, sessionId: null, address: '' }
    const settings = { bureau: bureauId, holders: holderOf(services.keys, hiddenHolder(accountId)) }
    const now = services.clock()
    const rest = { scope: nowhere, now, today: beijingDate(now), keys: services.keys }
    return transact(services.pool, 'mingze_app', settings, (tx) =>
      work({ db: tx, tx, actor: { ...actor, role: 'auxiliary' }, ...rest }),
    )
  }
  const ofToken = async (ctx: CommandContext) => ({ id: (await queries.findByToken(ctx)).id })
  const follow = (
    c: Context,
    body: { token: string },
    run: (ctx: CommandContext, params: { id: string }) => Promise<{ id: string }>,
  ) => {
    takeTurn('anonymousFollowing', mount.addressOf(c), 120)
    const key = keyOf(c, body)
    return asHolder(body.token, async (ctx) => {
      const params = await ofToken(ctx)
      return own(ctx, await onceSealed(ctx, key, () => run(ctx, params)))
    })
  }
  open(mount, contract.raiseAnonymously, async ({ body }, c) => {
    const key = keyOf(c, body)
    takeTurn('anonymousRaising', mount.addressOf(c), 20)
    const token = tokenOf(services.keys, key)
    const concern = await asHolder(token, async (ctx) =>
      own(ctx, await onceSealed(ctx, key, () => raiseConcern(ctx, { ...body, way: 'anonymous' }))),
    )
    return { token, concern }
  })
  open(mount, contract.readAnonymous, ({ body }, c) => {
    takeTurn('anonymousFollowing', mount.addressOf(c), 120)
    return asHolder(body.token, async (ctx) => own(ctx, await ofToken(ctx)))
  })
  open(mount, contract.addAnonymousWord, ({ body }, c) => follow(c, body, (ctx, params) => addWord(ctx, { params, body })))
  open(mount, contract.closeAnonymous, ({ body }, c) => follow(c, body, (ctx, params) => closeConcern(ctx, { params, body })))
  open(mount, contract.reopenAnonymous, ({ body }, c) => follow(c, body, (ctx, params) => reopenConcern(ctx, { params, body })))
}

function mountHandlers(mount: Mount): void {
  read(mount, contract.listConcerns, async (ctx, { query }) => {
    const { rows, nextCursor, total } = await queries.findConcerns(ctx, query)
    return { rows: rows.map((r) => presentRow(ctx, r, 'handler')), nextCursor, total }
  })
  look(mount, contract.readConcern, async (ctx, { params }) => presentHandled(ctx, await viewConcern(ctx, params.id)))
  write(mount, contract.acknowledgeConcern, acknowledgeConcern, handled)
  write(mount, contract.writeToRaiser, writeToRaiser, handled)
  write(mount, contract.answerConcern, answerConcern, handled)
  write(mount, contract.openHazardOf, openHazardOf, handled)
  write(mount, contract.handOnConcern, handOnConcern, async (_ctx, { id = '' }) => ({ id }))
}
