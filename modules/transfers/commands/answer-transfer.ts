import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden } from '../../../platform/errors.ts'
import { assign } from '../../personnel/public.ts'
import { canAnswer } from '../policy.ts'
import { lockTransfer } from '../queries.ts'

interface Input {
  params: { id: string }
  body: { version: number; state: 'accepted' | 'rejected'; answer: string }
}

/** 答复调动申请 — accepted: the person changes unit from the wanted day; final either way. */
export async function answerTransfer(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  if (!canAnswer(ctx.actor)) throw forbidden()
  const proposal = await lockTransfer(ctx, params.id)
  assertVersion(proposal, body.version)
  if (proposal.state === 'withdrawn') throw new DomainError('conflict', 'withdrawn', '单位已经撤回这条申请，不用再答复。')
  if (proposal.state !== 'open') throw new DomainError('conflict', 'answered', '这条申请已经答复过。')
  const isAccepted = body.state === 'accepted'
  if (isAccepted && proposal.person === null)
    throw new DomainError('conflict', 'unknownPerson', '册上没有这个身份证号，不能调动；请答复内勤直接新增。')
  if (isAccepted && proposal.person)
    await assign(ctx, {
      personIds: [proposal.person.id],
      aspect: 'usingUnit',
      targetId: proposal.toUnitId,
      fromOn: proposal.wantedOn,
      reason: body.answer,
    })
  await ctx.tx
    .updateTable('transferProposals')
    .set({
      state: body.state,
      answer: body.answer,
      personId: isAccepted ? (proposal.person?.id ?? null) : null,
      answeredBy: ctx.actor.personId ?? ctx.actor.accountId,
      answeredAt: ctx.now,
      version: body.version + 1,
    })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', proposal.id)
    .where('version', '=', body.version)
    .execute()
  await recordEvent(ctx, {
    verb: 'transfer.answered',
    subjects: [{ id: proposal.id, kind: 'transferProposal', unitSortKey: proposal.unitSortKey }],
    changes: [{ field: 'state', before: 'open', after: body.state }],
  })
  return { id: proposal.id }
}
