import type { Updateable } from 'kysely'
import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { forbidden } from '../../../platform/errors.ts'
import { canAnswer, canJudge } from '../policy.ts'
import { lockSuggestion, type SuggestionFacts } from '../queries.ts'
import type { SuggestionRow } from '../tables.ts'
import { assertFrom, suggestionActs } from '../workflow.ts'
import { answerDay } from './conclude-inspection.ts'

interface Answering {
  params: { id: string }
  body: { version: number; answer: string }
}

const subjectsOf = ({ id, unitSortKey }: SuggestionFacts) => [{ id, kind: 'suggestion', unitSortKey }]

async function change(ctx: CommandContext, before: SuggestionFacts, values: Updateable<SuggestionRow>): Promise<void> {
  await ctx.tx
    .updateTable('suggestions')
    .set(values)
    .set({ version: before.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', before.id)
    .where('version', '=', before.version)
    .where('state', '=', before.state)
    .execute()
}

/** 答复建议 — in writing, by the unit's head; late once is late for good. */
export async function answerSuggestion(ctx: CommandContext, { params, body }: Answering): Promise<{ id: string }> {
  if (!canAnswer(ctx.actor)) throw forbidden()
  const suggestion = await lockSuggestion(ctx, params.id)
  assertVersion(suggestion, body.version)
  assertFrom(suggestionActs.answer, suggestion.state)
  await change(ctx, suggestion, {
    state: 'answered',
    answer: body.answer,
    answeredBy: ctx.actor.accountId,
    answeredByName: ctx.actor.name,
    answeredAt: ctx.now,
    judgedBy: null,
    judgedByName: null,
    judgedAt: null,
    isLate: suggestion.isLate || (suggestion.dueOn !== null && suggestion.dueOn < ctx.today),
  })
  await recordEvent(ctx, {
    verb: 'suggestion.answered',
    subjects: subjectsOf(suggestion),
    changes: [{ field: 'answer', before: suggestion.answer, after: body.answer }],
  })
  return { id: suggestion.id }
}

async function takeAnswer(ctx: CommandContext, { params, body }: { params: { id: string }; body: { version: number } }) {
  const suggestion = await lockSuggestion(ctx, params.id)
  if (!canJudge(ctx, suggestion)) throw forbidden('自己作的答复，要由警种的另一个人看。')
  assertVersion(suggestion, body.version)
  assertFrom(suggestionActs.judge, suggestion.state)
  return suggestion
}
const judgedBy = ({ actor, now }: CommandContext) => ({
  judgedBy: actor.accountId,
  judgedByName: actor.name,
  judgedAt: now,
})

interface Accepting {
  params: { id: string }
  body: { version: number }
}

/** 认可答复 — the suggestion is settled. */
export async function acceptAnswer(ctx: CommandContext, input: Accepting): Promise<{ id: string }> {
  const suggestion = await takeAnswer(ctx, input)
  await change(ctx, suggestion, { ...judgedBy(ctx), state: 'accepted', returnReason: null })
  await recordEvent(ctx, { verb: 'suggestion.accepted', subjects: subjectsOf(suggestion) })
  return { id: suggestion.id }
}

interface Returning {
  params: { id: string }
  body: { version: number; reason: string }
}

/** 退回答复 — with the reason; the unit answers again, with a new day. */
export async function returnAnswer(ctx: CommandContext, input: Returning): Promise<{ id: string }> {
  const suggestion = await takeAnswer(ctx, input)
  const { reason } = input.body
  await change(ctx, suggestion, {
    ...judgedBy(ctx),
    state: 'returned',
    returnReason: reason,
    dueOn: await answerDay(ctx),
  })
  await recordEvent(ctx, {
    verb: 'suggestion.returned',
    subjects: subjectsOf(suggestion),
    changes: [{ field: 'reason', after: reason }],
  })
  return { id: suggestion.id }
}
