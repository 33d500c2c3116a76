import type { QueryContext } from '../../platform/context.ts'
import { dueFrom, type WorkingDays } from '../calendar/public.ts'
import type { FilingRowView } from './contract.ts'
import { canAnswer, canLodge, canSetRule } from './policy.ts'
import type { FilingFacts, findRule } from './queries.ts'
import { type FilingState, transitions } from './workflow.ts'

const isFrom = (from: readonly FilingState[], state: FilingState): boolean => from.includes(state)

/** One filing with what may be done with it now. */
export const presentFiling = (ctx: QueryContext, calendar: WorkingDays, f: FilingFacts): FilingRowView => ({
  id: f.id,
  person: { id: f.personId, name: f.personName, number: f.personNumber },
  unit: { id: f.unitId, name: f.unitName },
  aspect: f.aspect,
  change: f.change,
  before: f.beforeName,
  after: f.afterName,
  reason: f.reason,
  changedOn: f.changedOn,
  openedOn: f.openedOn,
  dueOn: f.dueOn,
  ...dueFrom(calendar, f.dueOn, ctx.today),
  state: f.state,
  isLate: f.isLate,
  note: f.note,
  serialNumber: f.serialNumber,
  lodgedBy: f.lodgedByName,
  lodgedAt: f.lodgedAt?.toISOString() ?? null,
  answeredBy: f.answeredByName,
  answeredAt: f.answeredAt?.toISOString() ?? null,
  answer: f.answer,
  version: f.version,
  abilities: {
    lodge: canLodge(ctx.actor) && isFrom(transitions.lodge.from, f.state),
    answer: canAnswer(ctx.actor, f) && isFrom(transitions.accept.from, f.state),
    printReceipt: f.state === 'accepted',
  },
})

/** The bureau's own number of working days. */
export const presentRule = (ctx: QueryContext, rule: Awaited<ReturnType<typeof findRule>>) => ({
  filingDays: rule.filingDays,
  version: rule.version,
  abilities: { set: canSetRule(ctx.actor) },
})
