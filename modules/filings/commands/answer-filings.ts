import { sql } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { nextSerialNumber } from '../../../platform/database/serial-number.ts'
import { forbidden } from '../../../platform/errors.ts'
import { canAnswer } from '../policy.ts'
import { transitions } from '../workflow.ts'
import { type Chosen, subjectsOf, takeFilings } from './lodge-filings.ts'

async function takeForAnswer(ctx: CommandContext, filings: readonly Chosen[], act: 'accept' | 'return') {
  const rows = await takeFilings(ctx, filings, act)
  if (rows.some((r) => !canAnswer(ctx.actor, r))) throw forbidden('自己报的备案，要由辅警办的另一个人受理。')
  return rows
}

const answerBy = ({ actor, now }: CommandContext) => ({
  answeredBy: actor.accountId,
  answeredByName: actor.name,
  answeredAt: now,
})

/** 受理备案 — each gets its number; what is accepted can no longer be withdrawn, only changed anew. */
export async function acceptFilings(ctx: CommandContext, { body }: { body: { filings: Chosen[] } }): Promise<{ ids: string[] }> {
  const rows = await takeForAnswer(ctx, body.filings, 'accept')
  const { bureauId } = ctx.actor
  for (const row of rows)
    await ctx.tx
      .updateTable('filings')
      .set({
        ...answerBy(ctx),
        state: transitions.accept.to,
        answer: null,
        serialNumber: await nextSerialNumber({ tx: ctx.tx, bureauId, on: ctx.today }, '备'),
        version: row.version + 1,
      })
      .where('bureauId', '=', bureauId)
      .where('id', '=', row.id)
      .where('state', '=', 'lodged')
      .execute()
  await ctx.tx
    .updateTable('assignments')
    .set({ filedAt: ctx.now })
    .where('bureauId', '=', bureauId)
    .where('id', '=', sql<string>`any(${rows.map((r) => r.assignmentId)}::uuid[])`)
    .execute()
  await recordEvent(ctx, { verb: 'filing.accepted', subjects: subjectsOf(rows) })
  return { ids: rows.map((r) => r.id) }
}

interface Returning {
  body: { filings: Chosen[]; reason: string }
}

/** 退回备案 — with the reason; the unit completes and lodges again. */
export async function returnFilings(ctx: CommandContext, { body }: Returning): Promise<{ ids: string[] }> {
  const rows = await takeForAnswer(ctx, body.filings, 'return')
  const ids = rows.map((r) => r.id)
  await ctx.tx
    .updateTable('filings')
    .set((e) => ({ ...answerBy(ctx), state: transitions.return.to, answer: body.reason, version: e('version', '+', 1) }))
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', sql<string>`any(${ids}::uuid[])`)
    .where('state', '=', 'lodged')
    .execute()
  await recordEvent(ctx, {
    verb: 'filing.returned',
    subjects: subjectsOf(rows),
    changes: rows.map((r) => ({ subjectId: r.id, field: 'reason', after: body.reason })),
  })
  return { ids }
}
