import type { QueryContext } from '../../platform/context.ts'
import type { TransferRowView } from './contract.ts'
import { canAnswer, canWithdraw } from './policy.ts'
import type { findTransfer } from './queries.ts'

/** One proposal; the person behind the number is there only for who may answer. */
export const presentTransfer = (ctx: QueryContext, row: Awaited<ReturnType<typeof findTransfer>>): TransferRowView => ({
  id: row.id,
  personName: row.personName,
  toUnit: { id: row.toUnitId, name: row.toUnitName },
  wantedOn: row.wantedOn,
  state: row.state,
  isAgainstWill: row.isAgainstWill,
  secondLook: row.secondLook,
  answer: row.answer,
  proposedBy: row.proposerName,
  proposedAt: row.proposedAt.toISOString(),
  answeredBy: row.answererName,
  answeredAt: row.answeredAt?.toISOString() ?? null,
  person: row.person,
  version: row.version,
  abilities: { answer: canAnswer(ctx.actor) && row.state === 'open', withdraw: canWithdraw(ctx.actor, row.state) },
})
