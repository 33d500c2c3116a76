import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import type { ChainView, Purpose } from '../contract.ts'
import { presentChain } from '../presenter.ts'
import { findChainFacts } from '../queries.ts'

interface Input {
  params: { id: string }
  query: { on?: string | undefined; purpose?: Purpose | undefined }
}

/** 查看责任链条 — who answered for a person on a day; whoever looks is seen by the person. */
export async function viewChain(ctx: CommandContext, { params, query }: Input): Promise<ChainView> {
  const { on = ctx.today, purpose = 'notice' } = query
  const facts = await findChainFacts(ctx, params.id)
  await recordEvent(ctx, {
    verb: 'chain.viewed',
    subjects: [{ id: facts.person.id, kind: 'person', unitSortKey: facts.person.unitSortKey }],
    changes: [{ field: 'on', after: on }],
  })
  return presentChain(ctx, facts, { on, purpose })
}
