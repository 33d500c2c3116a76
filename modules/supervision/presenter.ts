import type { QueryContext } from '../../platform/context.ts'
import { dueFrom, type WorkingDays } from '../calendar/public.ts'
import type { CandidateView, SlipRowView, SlipView } from './contract.ts'
import { factsOf, whyOf } from './facts.ts'
import * as policy from './policy.ts'
import type { Candidate, SlipFacts } from './queries.ts'
import { isFrom, owedStates, type SlipAct } from './workflow.ts'

const mayDo: Readonly<Record<SlipAct, policy.May>> = {
  approve: policy.canApprove,
  refuse: policy.canApprove,
  receive: policy.canReceive,
  answer: policy.canAnswer,
  close: policy.isIssuer,
  return: policy.isIssuer,
  withdraw: policy.isIssuer,
}
const abilitiesOf = (ctx: QueryContext, s: SlipFacts): Record<string, boolean> =>
  Object.fromEntries(Object.entries(mayDo).map(([act, may]) => [act, isFrom(act as SlipAct, s.state) && may(ctx, s)]))

const isOwed = (s: SlipFacts): boolean => (owedStates as readonly string[]).includes(s.state)

/** Who stands at the foot of it. */
export const issuerOf = (s: Pick<SlipFacts, 'isOffice' | 'leadName'>): string => (s.isOffice ? '辅警办' : s.leadName)

/** One line of the list. */
export const presentSlip = (ctx: QueryContext, calendar: WorkingDays, s: SlipFacts): SlipRowView => ({
  id: s.id,
  number: s.number,
  color: s.color,
  state: s.state,
  unit: { id: s.unitId, name: s.unitName },
  issuer: issuerOf(s),
  taskId: s.taskId,
  taskNumber: s.taskNumber,
  taskTitle: s.taskTitle,
  demand: s.demand,
  answerBy: s.answerBy,
  ...dueFrom(calendar, isOwed(s) ? s.answerBy : null, ctx.today),
  isLate: s.isLate,
  draftedBy: s.draftedByName,
  draftedOn: s.draftedOn,
  issuedOn: s.issuedOn,
  receivedBy: s.receivedByName,
  receivedAt: s.receivedAt?.toISOString() ?? null,
  answeredOn: s.answeredOn,
  closedOn: s.closedOn,
  version: s.version,
  abilities: abilitiesOf(ctx, s),
})

/** One slip with every answer. */
export const presentInFull = (ctx: QueryContext, calendar: WorkingDays, s: SlipFacts): SlipView => ({
  ...presentSlip(ctx, calendar, s),
  facts: s.facts,
  answers: s.answers.map((a) => ({
    text: a.text,
    by: a.by,
    at: a.at,
    files: a.files.map((f) => ({ id: f.id, name: f.name, size: f.size, digest: f.digest })),
    returned: a.returned,
  })),
  approvedBy: s.approvedByName,
  closedBy: s.closedByName,
  endReason: s.endReason,
})

/** A task that qualifies, with why and the facts as a slip of today would state them. */
export function presentCandidate(ctx: QueryContext, calendar: WorkingDays, c: Candidate): CandidateView {
  const dueOn = c.dueOn ?? ctx.today
  const qualifying = { ...factsFrom(c), dueOn }
  return {
    id: c.id,
    number: c.number,
    title: c.title,
    unit: { id: c.unitId, name: c.unitName },
    lead: c.leadName,
    owner: c.ownerName,
    dueOn,
    ...dueFrom(calendar, dueOn, ctx.today),
    movedOn: c.movedOn,
    color: qualifying.color,
    why: whyOf(qualifying),
    facts: factsOf(qualifying, ctx.today),
    abilities: { write: policy.mayIssue(ctx, c) },
  }
}

/** What the facts are made of. */
export const factsFrom = (c: Candidate) => ({
  number: c.number,
  title: c.title,
  unitName: c.unitName,
  leadName: c.leadName,
  dispatchedOn: c.dispatchedOn,
  dueOn: c.dueOn ?? '',
  movedOn: c.movedOn,
  acknowledgedOn: c.acknowledgedOn,
  color: c.color ?? ('blue' as const),
  yellowNumber: c.yellowNumber,
})
