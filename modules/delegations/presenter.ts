import { verbWords } from '../../platform/audit/verb-words.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { DelegationRowView, DelegationView, TakerView } from './contract.ts'
import { canAcknowledge, canEnd, stateOn } from './policy.ts'
import type { findActs, findDelegation, findTakers } from './queries.ts'

type Row = Awaited<ReturnType<typeof findDelegation>>

export const presentRow = ({ actor, today }: QueryContext, d: Row): DelegationRowView => ({
  id: d.id,
  from: d.fromName,
  to: d.toName,
  role: d.role as DelegationRowView['role'],
  reachText: d.reachText,
  fromOn: d.fromOn,
  toOn: d.toOn,
  reason: d.reason,
  state: stateOn(d, today),
  madeBy: d.madeByName,
  madeAt: d.madeAt.toISOString(),
  isForAbsent: d.madeBy !== d.fromAccountId,
  acknowledgedAt: d.acknowledgedAt?.toISOString() ?? null,
  ended: d.endedAt ? { at: d.endedAt.toISOString(), by: d.endedByName ?? '', reason: d.endReason } : null,
  version: d.version,
  abilities: { end: canEnd(actor, d, today), acknowledge: canAcknowledge(actor, d, today) },
})

export const presentDelegation = (
  ctx: QueryContext,
  d: Row,
  { acts, actsTotal }: Awaited<ReturnType<typeof findActs>>,
): DelegationView => ({
  ...presentRow(ctx, d),
  acts: acts.map((a) => ({
    id: a.id,
    at: a.at.toISOString(),
    verb: verbWords[a.verb] ?? a.verb,
    result: a.result,
    about: a.about,
  })),
  actsTotal,
})

export const presentTaker = (t: Awaited<ReturnType<typeof findTakers>>[number]): TakerView => ({
  id: t.accountId,
  name: t.name,
  unitName: t.unitName,
  duty: t.duty,
})
