import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { nextSerialNumber } from '../../../platform/database/serial-number.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { forbidden } from '../../../platform/errors.ts'
import { canAnswer } from '../policy.ts'
import { type DocumentFacts, lockDocument } from '../queries.ts'
import { assertFrom, subjectsOf } from './lodge-document.ts'

async function take(ctx: CommandContext, id: string, version: number, act: 'accept' | 'return'): Promise<DocumentFacts> {
  const lineDocument = await lockDocument(ctx, id)
  if (!canAnswer(ctx, lineDocument)) throw forbidden('自己报的备案，要由辅警办的另一个人受理。')
  assertVersion(lineDocument, version)
  assertFrom(lineDocument, act)
  return lineDocument
}

const answerBy = ({ actor, now }: CommandContext) => ({
  answeredBy: actor.accountId,
  answeredByName: actor.name,
  answeredAt: now,
})

interface Accepting {
  params: { id: string }
  body: { version: number }
}

/** 受理 — the version gets its number and takes the place of the one in force. */
export async function acceptDocument(ctx: CommandContext, { params, body }: Accepting): Promise<{ id: string }> {
  const lineDocument = await take(ctx, params.id, body.version, 'accept')
  const { bureauId } = ctx.actor
  await ctx.tx
    .updateTable('lineDocuments')
    .set((e) => ({ state: 'superseded', version: e('version', '+', 1) }))
    .where('bureauId', '=', bureauId)
    .where('seriesId', '=', lineDocument.seriesId)
    .where('state', '=', 'accepted')
    .execute()
  const serialNumber = await nextSerialNumber({ tx: ctx.tx, bureauId, on: ctx.today }, '警备')
  await ctx.tx
    .updateTable('lineDocuments')
    .set({ ...answerBy(ctx), state: 'accepted', answer: null, serialNumber, version: lineDocument.version + 1 })
    .where('bureauId', '=', bureauId)
    .where('id', '=', lineDocument.id)
    .where('state', '=', 'lodged')
    .execute()
  await recordEvent(ctx, {
    verb: 'lineDocument.accepted',
    subjects: subjectsOf(lineDocument),
    changes: [{ field: 'serialNumber', after: serialNumber }],
  })
  return { id: lineDocument.id }
}

interface Returning {
  params: { id: string }
  body: { version: number; reason: string }
}

/** 退回 — with the reason; the line completes and lodges again. */
export async function returnDocument(ctx: CommandContext, { params, body }: Returning): Promise<{ id: string }> {
  const lineDocument = await take(ctx, params.id, body.version, 'return')
  await ctx.tx
    .updateTable('lineDocuments')
    .set({ ...answerBy(ctx), state: 'returned', answer: body.reason, version: lineDocument.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', lineDocument.id)
    .where('state', '=', 'lodged')
    .execute()
  await recordEvent(ctx, {
    verb: 'lineDocument.returned',
    subjects: subjectsOf(lineDocument),
    changes: [{ field: 'reason', after: body.reason }],
  })
  return { id: lineDocument.id }
}
