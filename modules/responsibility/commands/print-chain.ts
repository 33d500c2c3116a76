import { recordEvent } from '../../../platform/audit/record-event.ts'
import { findBureau } from '../../../platform/bureau.ts'
import { beijingMoment } from '../../../platform/calendar/dates.ts'
import type { CommandContext } from '../../../platform/context.ts'
import type { Purpose } from '../contract.ts'
import type { ChainPrintView } from '../documents.ts'
import { presentChain, presentChainPrint } from '../presenter.ts'
import { findChainFacts } from '../queries.ts'

interface Input {
  params: { id: string }
  query: { on?: string | undefined; purpose?: Purpose | undefined }
}

/** 打印责任证明 — the chain of a person on a day, for paper; rendering happens outside this transaction. */
export async function printChain(ctx: CommandContext, { params, query }: Input): Promise<ChainPrintView> {
  const { on = ctx.today, purpose = 'notice' } = query
  const facts = await findChainFacts(ctx, params.id)
  const bureau = await findBureau(ctx)
  const view = presentChain(ctx, facts, { on, purpose })
  await recordEvent(ctx, {
    verb: 'chain.printed',
    subjects: [{ id: facts.person.id, kind: 'person', unitSortKey: facts.person.unitSortKey }],
    changes: [{ field: 'on', after: on }],
  })
  return presentChainPrint(view, { bureau, printedBy: ctx.actor.name, printedAt: beijingMoment(ctx.now).slice(0, 16) })
}
