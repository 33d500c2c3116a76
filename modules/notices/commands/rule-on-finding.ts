import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { presentNotice } from '../presenter.ts'
import { findClauses, findParties } from '../queries.ts'
import { moveNotice, type OnNotice, subjectOf, takeNotice } from './change-notice.ts'

interface Input extends OnNotice {
  body: { version: number; key: string; ruling: string }
}

/** 写核对意见 — which of two holds, how a gap is filled; written again, the newer one stands. */
export async function ruleOnFinding(ctx: CommandContext, input: Input): Promise<{ id: string }> {
  const { key, ruling } = input.body
  const notice = await takeNotice(ctx, input, 'rule')
  const facts = { clauses: await findClauses(ctx, notice.id), parties: await findParties(ctx, notice.id), rulings: [] }
  const found = presentNotice(ctx, notice, facts).findings.find((f) => f.key === key)
  if (!found) throw new DomainError('conflict', 'notFoundAnymore', '这个问题已经改好，不用再写意见。')
  const { bureauId, name } = ctx.actor
  const said = { words: found.words, ruling, ruledByName: name, ruledAt: ctx.now }
  await ctx.tx
    .insertInto('noticeFindings')
    .values({ bureauId, id: newId(), noticeId: notice.id, key, ...said })
    .onConflict((o) =>
      o.columns(['bureauId', 'noticeId', 'key']).doUpdateSet((e) => ({ ...said, version: e('noticeFindings.version', '+', 1) })),
    )
    .execute()
  await moveNotice(ctx, notice, 'rule')
  await recordEvent(ctx, {
    verb: 'notice.ruledOn',
    subjects: subjectOf(notice),
    changes: [{ field: 'ruling', after: `${found.words}${ruling}` }],
  })
  return { id: notice.id }
}
