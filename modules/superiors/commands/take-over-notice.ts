import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { forbidden } from '../../../platform/errors.ts'
import { enterNotice } from '../../notices/public.ts'
import { canAnswer } from '../policy.ts'
import { lockReceived, type ReceivedFacts } from '../queries.ts'
import type { NoticeReceiptRow } from '../tables.ts'
import { assertFrom, receivedTransitions } from '../workflow.ts'

interface Versioned {
  params: { id: string }
  body: { version: number }
}

async function takeReceived(ctx: CommandContext, { params, body }: Versioned, act: keyof typeof receivedTransitions) {
  if (!canAnswer(ctx)) throw forbidden()
  const taken = await lockReceived(ctx, params.id)
  assertVersion(taken, body.version)
  assertFrom(receivedTransitions[act], taken.state)
  return taken
}
const rowOf = (ctx: CommandContext, taken: ReceivedFacts) =>
  ctx.tx
    .updateTable('receivedNotices')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', taken.id)
    .where('state', '=', taken.state)
    .where('version', '=', taken.version)

/** What the sender sees: days and counts, nobody's name. */
const tell = (ctx: CommandContext, noticeId: string, seen: Partial<Omit<NoticeReceiptRow, 'bureauId' | 'noticeId'>>) =>
  ctx.tx
    .updateTable('noticeReceipts')
    .set(seen)
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('noticeId', '=', noticeId)
    .execute()
const subjects = ({ id }: ReceivedFacts) => [{ id, kind: 'receivedNotice' }]

/** 签收上级来文 — the sender sees the day. */
export async function acknowledgeReceived(ctx: CommandContext, input: Versioned): Promise<{ id: string }> {
  const taken = await takeReceived(ctx, input, 'acknowledge')
  const acknowledged = { acknowledgedByName: ctx.actor.name, acknowledgedAt: ctx.now }
  await rowOf(ctx, taken)
    .set({ ...acknowledged, state: receivedTransitions.acknowledge.to, version: taken.version + 1 })
    .execute()
  await tell(ctx, taken.id, { acknowledgedOn: ctx.today })
  await recordEvent(ctx, { verb: 'receivedNotice.acknowledged', subjects: subjects(taken) })
  return { id: taken.id }
}

interface TakingOver extends Versioned {
  body: { version: number; text: string }
}

/** 转为本局通知 — a draft among the bureau's notices, cut by its numbering, with the sender's number, title and day; from there it goes its own way. */
export async function takeOverReceived(ctx: CommandContext, input: TakingOver): Promise<{ id: string }> {
  const taken = await takeReceived(ctx, input, 'takeOver')
  const { number, title, issuer, issuedOn } = taken
  const { text } = input.body
  const notice = await enterNotice(ctx, { body: { number, title, issuer, issuedOn, text } }, null)
  const { name } = ctx.actor
  const acknowledged = { acknowledgedByName: taken.acknowledgedByName ?? name, acknowledgedAt: taken.acknowledgedAt ?? ctx.now }
  const takenOver = { noticeId: notice.id, takenOverByName: name, takenOverAt: ctx.now }
  await rowOf(ctx, taken)
    .set({ ...acknowledged, ...takenOver, state: receivedTransitions.takeOver.to, version: taken.version + 1 })
    .execute()
  const clauses = await ctx.db
    .selectFrom('clauses')
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('noticeId', '=', notice.id)
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  const seen = { takenOverOn: ctx.today, localNumber: number, clauses: clauses.n, tasks: 0, concluded: 0, countedOn: ctx.today }
  await tell(ctx, taken.id, taken.acknowledgedAt === null ? { ...seen, acknowledgedOn: ctx.today } : seen)
  await recordEvent(ctx, {
    verb: 'receivedNotice.takenOver',
    subjects: [...subjects(taken), { id: notice.id, kind: 'notice' }],
  })
  return { id: taken.id }
}
