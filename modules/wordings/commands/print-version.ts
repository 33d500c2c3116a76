import { recordEvent } from '../../../platform/audit/record-event.ts'
import { findBureau } from '../../../platform/bureau.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { blankForm } from '../documents.ts'
import { blankFields } from '../presenter.ts'
import { findChainText, findVersionToRead } from '../queries.ts'

/** 打印空白件 — the text with lines to write on; rendering happens outside this transaction. */
export async function printVersion(ctx: CommandContext, { params }: { params: { id: string } }) {
  const row = await findVersionToRead(ctx, params.id)
  const bureau = await findBureau(ctx)
  const blanks = blankFields(bureau, await findChainText(ctx, ctx.today))
  await recordEvent(ctx, { verb: 'wording.printed', subjects: [{ id: row.id, kind: 'wordingVersion' }] })
  const words = `第${row.number}版${row.approvedAt === null ? '（草稿）' : ''}`
  return blankForm({ wording: row, bureau, blanks, text: row, words })
}
