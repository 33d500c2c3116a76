import type { QueryContext } from '../../platform/context.ts'
import type { ConcernRowView, ConcernView, HandledConcernView } from './contract.ts'
import {
  type ConcernFacts,
  findCandidates,
  findHandlers,
  findTerms,
  findTexts,
  hazardStateOf,
  openAbout,
  openRaiser,
} from './queries.ts'
import { allows, openStates } from './workflow.ts'

const isOpen = (c: ConcernFacts): boolean => openStates.some((s) => s === c.state)

/** One concern of a list; what its raiser or its handler may do now. */
export const presentRow = (ctx: QueryContext, c: ConcernFacts, side: 'raiser' | 'handler'): ConcernRowView => ({
  id: c.id,
  number: c.number,
  kind: c.kind,
  way: c.way,
  category: c.category,
  state: c.state,
  raisedOn: c.raisedOn,
  receiptDueOn: c.receiptDueOn,
  answerDueOn: c.answerDueOn,
  answeredOn: c.answeredOn,
  closedOn: c.closedOn,
  helped: c.helped,
  reopenings: c.reopenings,
  isOverdue: isOpen(c) && c.answerDueOn < ctx.today,
  isReceiptLate: allows('acknowledged', c.state) && c.receiptDueOn < ctx.today,
  version: c.version,
  abilities:
    side === 'raiser'
      ? { addWord: true, close: allows('closed', c.state), reopen: allows('reopened', c.state) }
      : {
          acknowledge: allows('acknowledged', c.state),
          answer: allows('answered', c.state),
          openHazard: ctx.actor.role === 'auxiliaryOffice' && c.kind === 'overreach' && c.hazardSealed === null,
        },
})

/** A concern as its raiser sees it. */
export const presentOwn = async (ctx: QueryContext, c: ConcernFacts): Promise<ConcernView> => ({
  ...presentRow(ctx, c, 'raiser'),
  raiser: null,
  handlers: await findHandlers(ctx, c.id),
  texts: await findTexts(ctx, c.id),
  hazardState: await hazardStateOf(ctx, c),
  retentionYears: (await findTerms(ctx)).retentionYears,
})

/** The same as a handler sees it: who raised it, and whom it is about. */
export async function presentHandled(ctx: QueryContext, c: ConcernFacts): Promise<HandledConcernView> {
  const raiser = openRaiser(ctx, c)
  const about = openAbout(ctx, c)
  const candidates = await findCandidates(ctx, c)
  return {
    ...(await presentOwn(ctx, c)),
    ...presentRow(ctx, c, 'handler'),
    raiser: raiser && [raiser.name, raiser.unit].filter((s) => s !== '').join('，'),
    about: [...about.levels],
    aboutName: about.name,
    candidates: candidates.map(({ accountId, name }) => ({ accountId, name })),
  }
}
