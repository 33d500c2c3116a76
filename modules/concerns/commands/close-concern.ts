import { recordSealed } from '../../../platform/access/sealed-files.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError } from '../../../platform/errors.ts'
import type { helpedWords } from '../contract.ts'
import { type ConcernFacts, lockOwn } from '../queries.ts'
import { allows, type Transition, transitions } from '../workflow.ts'
import { addText, authorOf } from './add-word.ts'

const refusals: Record<Transition, string> = {
  acknowledged: '已经告知收到，不用再告知。',
  answered: '这件诉求已经答复；本人再次提出以后才能再答复。',
  closed: '还没有答复，或者已经办结，不能办结。',
  reopened: '还没有答复，不用再次提出；可以补充。',
}

/** Moves a concern, as its state and version allow; `more` are the facts of the step. */
export async function moveConcern(
  ctx: CommandContext,
  concern: ConcernFacts,
  act: Transition,
  more: Partial<
    Pick<
      ConcernFacts,
      'acknowledgedOn' | 'answeredOn' | 'isAnsweredInTime' | 'closedOn' | 'helped' | 'reopenings' | 'receiptDueOn' | 'answerDueOn'
    >
  >,
): Promise<void> {
  if (!allows(act, concern.state)) throw new DomainError('conflict', 'wrongState', refusals[act])
  await ctx.tx
    .updateTable('concerns')
    .set({ ...more, state: transitions[act].to, version: concern.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', concern.id)
    .where('state', '=', concern.state)
    .where('version', '=', concern.version)
    .execute()
}

interface Input {
  params: { id: string }
  body: { helped: (typeof helpedWords)[number] }
}

/** 办结诉求 — by whoever raised it, who says whether it helped. */
export async function closeConcern(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  const concern = await lockOwn(ctx, params.id)
  await moveConcern(ctx, concern, 'closed', { closedOn: ctx.today, helped: body.helped })
  await addText(ctx, concern.id, { act: 'closed', side: 'raiser', name: null, text: '' })
  await recordSealed(authorOf(ctx, concern.way), { fileId: concern.id, verb: 'concern.closed' })
  return { id: concern.id }
}
