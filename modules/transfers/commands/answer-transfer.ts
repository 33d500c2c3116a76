import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { assertVersion } from '../../../platform/database/version.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import { assign } from '../../personnel/public.ts'
import { askSecondLook, isLookedAt, lookStateOf } from '../../second-looks/public.ts'
import { canAnswer } from '../policy.ts'
import { lockTransfer } from '../queries.ts'

type Proposal = Awaited<ReturnType<typeof lockTransfer>>

interface Input {
  params: { id: string }
  body: { version: number; state: 'accepted' | 'rejected'; consent?: 'agrees' | 'against' | undefined; answer: string }
}

/** Against the person's will it waits for a second person outside the chain; true while it waits. */
async function awaitsLook(ctx: CommandContext, proposal: Proposal, consent: Input['body']['consent']): Promise<boolean> {
  if (!consent) throw invalid('consent', '同意调入的，写明本人同意还是不同意。', 'required')
  if (!proposal.person || (consent === 'agrees' && !proposal.isAgainstWill)) return false
  if (await isLookedAt(ctx, 'transferAgainstWill', proposal.id)) return false
  const state = await lookStateOf(ctx, 'transferAgainstWill', proposal.id)
  if (state === 'stopped') throw new DomainError('conflict', 'stopped', '政治处领导已裁定不予办理，只能答复不同意。')
  if (state) throw new DomainError('conflict', 'awaitingLook', '本人不同意，正在由第二人查看；查看以后再答复。')
  await askSecondLook(ctx, { act: 'transferAgainstWill', recordId: proposal.id, person: proposal.person })
  await ctx.tx
    .updateTable('transferProposals')
    .set({ isAgainstWill: true, version: proposal.version + 1 })
    .where('bureauId', '=', ctx.actor.bureauId)
    .where('id', '=', proposal.id)
    .where('version', '=', proposal.version)
    .execute()
  await recordEvent(ctx, {
    verb: 'transfer.answered',
    subjects: [{ id: proposal.id, kind: 'transferProposal', unitSortKey: proposal.unitSortKey }],
    changes: [{ field: 'isAgainstWill', before: 'false', after: 'true' }],
  })
  return true
}

/** 答复调动申请 — accepted: the person changes unit from the wanted day, against the own will once a second person has looked; final either way. */
export async function answerTransfer(ctx: CommandContext, { params, body }: Input): Promise<{ id: string }> {
  if (!canAnswer(ctx.actor)) throw forbidden()
  const proposal = await lockTransfer(ctx, params.id)
  assertVersion(proposal, body.version)
  if (proposal.state === 'withdrawn') throw new DomainError('conflict', 'withdrawn', '单位已经撤回这条申请，不用再答复。')
  if (proposal.state !== 'open') throw new DomainError('conflict', 'answered', '这条申请已经答复过。')
  const isAccepted = body.state === 'accepted'
  if (isAccepted && proposal.person === null)
    throw new DomainError('conflict', 'unknownPerson', '册上没有这个身份证号，不能调动；请答复内勤直接新增。')
  if (isAccepted && (await awaitsLook(ctx, proposal, body.consent))) return { id: proposal.id }
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
