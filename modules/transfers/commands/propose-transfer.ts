import { recordEvent } from '../../../platform/audit/record-event.ts'
import type { CommandContext } from '../../../platform/context.ts'
import { DomainError, forbidden, invalid } from '../../../platform/errors.ts'
import { newId } from '../../../platform/ids.ts'
import { normaliseName } from '../../../platform/names.ts'
import { parseIdNumber } from '../../../platform/personal-number.ts'
import { canPropose } from '../policy.ts'
import { findAskingUnit, findOwnTraces } from '../queries.ts'

interface Input {
  body: { idNumber: string; personName: string; wantedOn: string; unitId: string }
}

/** 申请调入 — keeps the wish of a unit; the answer is the same whether the number is on file elsewhere or not. */
export async function proposeTransfer(ctx: CommandContext, { body }: Input): Promise<{ id: string }> {
  if (!canPropose(ctx.actor)) throw forbidden()
  const unit = await findAskingUnit(ctx, body.unitId)
  const parsed = parseIdNumber(body.idNumber)
  if (!parsed.ok) throw invalid('idNumber', `${parsed.message}。`, parsed.code)
  const idNumberIndex = ctx.keys.blind('idNumber', parsed.value)
  const { isAsked, isHere } = await findOwnTraces(ctx, unit.unitSortKey, idNumberIndex)
  if (isHere) throw new DomainError('conflict', 'alreadyHere', '这个人已经在本单位的花名册里，不用调动。')
  if (isAsked) throw new DomainError('conflict', 'alreadyProposed', '本单位已经申请过，还没有答复。')
  const id = newId()
  await ctx.tx
    .insertInto('transferProposals')
    .values({
      bureauId: ctx.actor.bureauId,
      id,
      personId: null,
      idNumberIndex,
      fromUnitSortKey: null,
      toUnitId: unit.id,
      unitSortKey: unit.unitSortKey,
      personName: normaliseName(body.personName),
      wantedOn: body.wantedOn,
      answer: null,
      proposedBy: ctx.actor.personId ?? ctx.actor.accountId,
      proposedAt: ctx.now,
      answeredBy: null,
      answeredAt: null,
    })
    .execute()
  await recordEvent(ctx, {
    verb: 'transfer.proposed',
    subjects: [{ id, kind: 'transferProposal', unitSortKey: unit.unitSortKey }],
  })
  return { id }
}
