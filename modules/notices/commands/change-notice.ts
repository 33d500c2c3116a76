import type { Updateable } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, notFound, stale } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { canKeep } from '../policy.ts'
import { findClauses, lockNotice, type NoticeFacts } from '../queries.ts'
import type { Annex, NoticeRow } from '../tables.ts'
import { isFrom, type NoticeAct, stateAfter, transitions } from '../workflow.ts'
import { assertFree, cutInto, type NoticeHead } from './enter-notice.ts'

/** The notice an act names, as it was seen. */
export interface OnNotice {
  readonly params: { readonly id: string }
  readonly body: { readonly version: number }
}
export const subjectOf = ({ id }: Pick<NoticeFacts, 'id'>) => [{ id, kind: 'notice' }]

/** The notice, locked, as it was seen and in a state from which the act is possible. */
export async function takeNotice(ctx: CommandContext, { params, body }: OnNotice, act: NoticeAct): Promise<NoticeFacts> {
  if (!canKeep(ctx)) throw forbidden()
  const notice = await lockNotice(ctx, params.id)
  assertVersion(notice, body.version)
  if (!isFrom(act, notice.state)) throw new DomainError('conflict', 'wrongState', transitions[act].otherwise)
  return notice
}

/** Moves a notice that was taken: state by the workflow, columns, version. */
export async function moveNotice(
  ctx: CommandContext,
  notice: NoticeFacts,
  act: NoticeAct,
  set: Updateable<NoticeRow> = {},
): Promise<void> {
  const { numUpdatedRows } = await ctx.tx
    .updateTable('notices')
    .set({ ...set, state: stateAfter(act, notice.state), version: notice.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', notice.id)
    .where('state', '=', notice.state)
    .where('version', '=', notice.version)
    .executeTakeFirst()
  if (numUpdatedRows !== 1n) throw stale()
}

interface Changing extends OnNotice {
  body: NoticeHead & { version: number }
}

/** 改通知 — number, title, issuer and day, while nothing hangs on them. */
export async function changeNotice(ctx: CommandContext, input: Changing): Promise<{ id: string }> {
  const notice = await takeNotice(ctx, input, 'change')
  const { number, title, issuer, issuedOn } = input.body
  await assertFree(ctx, number, notice.id)
  await moveNotice(ctx, notice, 'change', { number, title, issuer, issuedOn })
  await recordEvent(ctx, {
    verb: 'notice.changed',
    subjects: subjectOf(notice),
    changes: [
      { field: 'number', before: notice.number, after: number },
      { field: 'title', before: notice.title, after: title },
      { field: 'issuer', before: notice.issuer, after: issuer },
      { field: 'issuedOn', before: notice.issuedOn, after: issuedOn },
    ],
  })
  return { id: notice.id }
}

interface CorrectedClause {
  readonly id: string | null
  readonly number: string
  readonly section: string | null
  readonly heading: string
  readonly text: string
}
interface Correcting extends OnNotice {
  body: { version: number; clauses: CorrectedClause[]; annexes: Annex[]; closing: string }
}

/** Clauses in their new order: those known keep parties and days, new ones have none yet, those left out go. */
async function writeClauses(ctx: CommandContext, noticeId: string, clauses: readonly CorrectedClause[]): Promise<void> {
  const { bureauId } = ctx.actor
  const known = new Set((await findClauses(ctx, noticeId)).map((c) => c.id))
  const kept = clauses.flatMap((c) => (c.id === null ? [] : [c.id]))
  if (kept.some((id) => !known.has(id)) || new Set(kept).size < kept.length) throw notFound()
  const gone = [...known].filter((id) => !kept.includes(id))
  if (gone.length > 0) await ctx.tx.deleteFrom('clauses').where('bureauId', '=', bureauId).where('id', 'in', gone).execute()
  for (const [i, { id, number, section, heading, text }] of clauses.entries()) {
    const said = { position: i + 1, number, section: section || null, heading, text }
    if (id === null)
      await ctx.tx
        .insertInto('clauses')
        .values({ bureauId, id: newId(), noticeId, deliverables: '[]', ...said })
        .execute()
    else await ctx.tx.updateTable('clauses').set(said).where('bureauId', '=', bureauId).where('id', '=', id).execute()
  }
}

/** 改正切分 — split, joined, renumbered by hand. */
export async function correctClauses(ctx: CommandContext, input: Correcting): Promise<{ id: string }> {
  const notice = await takeNotice(ctx, input, 'change')
  const { clauses, annexes, closing } = input.body
  if (new Set(annexes.map((a) => a.number)).size < annexes.length)
    throw new DomainError('invalid', 'sameAnnex', '有两个附件的编号一样，请改正。')
  await writeClauses(ctx, notice.id, clauses)
  await moveNotice(ctx, notice, 'change', { annexes: JSON.stringify(annexes), closing })
  await recordEvent(ctx, {
    verb: 'notice.corrected',
    subjects: subjectOf(notice),
    changes: [{ field: 'clauses', before: String(notice.clauseCount), after: String(clauses.length) }],
  })
  return { id: notice.id }
}

interface Cutting extends OnNotice {
  body: { version: number; text: string }
}

/** 重新切分 — another text takes the place of the first; what was assigned by hand is gone with it. */
export async function cutAgain(ctx: CommandContext, input: Cutting): Promise<{ id: string }> {
  const notice = await takeNotice(ctx, input, 'change')
  const cut = await cutInto(ctx, notice.id, { text: input.body.text, year: notice.issuedOn.slice(0, 4) })
  await moveNotice(ctx, notice, 'change', cut)
  await recordEvent(ctx, { verb: 'notice.cutAgain', subjects: subjectOf(notice) })
  return { id: notice.id }
}
