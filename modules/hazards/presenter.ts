import { addDays, beijingMidnight } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import { dueFrom, type WorkingDays } from '../calendar/public.ts'
import type { HazardRowView, HazardTermView, HazardView, MeasureView, StepView } from './contract.ts'
import * as policy from './policy.ts'
import type { findRules, findTerms, HazardDetails, HazardFacts } from './queries.ts'
import type { HazardTermRow } from './tables.ts'
import { type HazardAct, isFrom } from './workflow.ts'

const namedOwner = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' })

type May = (actor: QueryContext['actor'], h: HazardFacts) => boolean
const isAsked: May = (_, h) => h.extensionDay !== null
const both =
  (...all: readonly May[]): May =>
  (actor, h) =>
    all.every((may) => may(actor, h))
/** Acts that somebody may do, beyond the state they need. */
const mayDo: Readonly<Partial<Record<HazardAct, May>>> = {
  assign: policy.canSetMeasures,
  setMeasures: policy.canSetMeasures,
  addMeasure: policy.canSetMeasures,
  start: policy.canStart,
  submit: policy.canSubmit,
  confirm: policy.canConfirm,
  closeOut: policy.canCloseOut,
  return: policy.canReturn,
  askExtension: both(policy.canAskExtension, (actor, h) => !isAsked(actor, h)),
  answerExtension: both(policy.canAnswerExtension, isAsked),
  extend: policy.canExtend,
  escalate: both(policy.canEscalate, (_, h) => h.escalatedTo !== 'politicalOfficeLeader'),
  urge: both(policy.canUrge, (_, h) => h.ownerId !== null),
  lookBack: both(policy.canLookBack, (_, h) => h.lookedBackOn === null),
  relapse: policy.canRelapse,
}

/** What the caller may do with it now. */
const abilitiesOf = ({ actor }: QueryContext, h: HazardFacts): Record<string, boolean> =>
  Object.fromEntries(Object.entries(mayDo).map(([act, may]) => [act, isFrom(act as HazardAct, h.state) && may(actor, h)]))

/** A closed hazard has no day that runs. */
const runningDay = (h: HazardFacts): string | null => (h.state === 'closed' ? null : h.rectifyBy)

/** One line of the ledger. */
export const presentHazard = (ctx: QueryContext, calendar: WorkingDays, h: HazardFacts): HazardRowView => ({
  id: h.id,
  number: h.number,
  unit: { id: h.unitId, name: h.unitName },
  category: h.category,
  subcategory: h.subcategoryName,
  source: h.source,
  title: h.title,
  grade: h.grade,
  owner: namedOwner(h.ownerId, h.ownerName),
  rectifyBy: h.rectifyBy,
  ...dueFrom(calendar, runningDay(h), ctx.today),
  measures: { count: h.measureCount, done: h.measuresDone, first: h.firstMeasure },
  state: h.state,
  isOffice: h.isOffice,
  escalatedTo: h.escalatedTo,
  relapses: h.relapses,
  extensions: h.extensions,
  extensionDay: h.extensionDay,
  foundOn: h.foundOn,
  foundBy: h.foundByName,
  closedOn: h.closedOn,
  isClosedLate: h.isClosedLate,
  lookBackOn: h.lookBackOn,
  lookedBackOn: h.lookedBackOn,
  version: h.version,
  abilities: abilitiesOf(ctx, h),
})

type MeasureFacts = HazardDetails['measures'][number]
const presentMeasure = (ctx: QueryContext, calendar: WorkingDays, h: HazardFacts, m: MeasureFacts): MeasureView => {
  const holds = m.round === h.relapses && m.droppedAt === null
  return {
    id: m.id,
    number: m.number,
    text: m.text,
    owner: { id: m.ownerId, name: m.ownerName },
    dueOn: m.dueOn,
    ...dueFrom(calendar, holds && m.doneOn === null && h.state !== 'closed' ? m.dueOn : null, ctx.today),
    doneOn: m.doneOn,
    doneNote: m.doneNote,
    isEarlier: m.round < h.relapses,
    isDropped: m.droppedAt !== null,
    version: m.version,
    abilities: {
      finish: holds && m.doneOn === null && isFrom('finishMeasure', h.state) && policy.canFinish(ctx.actor, h, m),
    },
  }
}

const presentStep = (s: HazardDetails['steps'][number], evidence: HazardDetails['evidence']): StepView => ({
  id: s.id,
  act: s.act,
  note: s.note,
  method: s.method,
  dueOn: s.dueOn,
  by: s.byName,
  role: s.byRole,
  at: s.at.toISOString(),
  evidence: evidence
    .filter((e) => e.stepId === s.id)
    .map((e) => ({ id: e.id, name: e.fileName, size: e.fileSize, digest: e.fileDigest })),
})

/** The day it turned red follows from its deadline: the system writes it nowhere. */
function stepsOf(ctx: QueryContext, h: HazardFacts, { steps, evidence }: HazardDetails): StepView[] {
  const written = steps.map((s) => presentStep(s, evidence))
  if (h.state === 'closed' || h.rectifyBy === null || h.rectifyBy >= ctx.today) return written
  const at = beijingMidnight(addDays(h.rectifyBy, 1)).toISOString()
  const turned = {
    id: h.id,
    act: 'turnedRed',
    note: null,
    method: null,
    dueOn: h.rectifyBy,
    by: '系统',
    role: null,
    at,
    evidence: [],
  }
  return [...written, turned].sort((a, b) => (a.at < b.at ? -1 : 1))
}

/** One hazard with everything that belongs to it. */
export const presentInFull = (
  ctx: QueryContext,
  calendar: WorkingDays,
  h: HazardFacts,
  details: HazardDetails & { readonly lookBackDays: number | null },
): HazardView => ({
  ...presentHazard(ctx, calendar, h),
  description: h.description,
  subcategoryId: h.subcategoryId,
  cause: namedOwner(h.causeId, details.causeName),
  rootCause: h.rootCause,
  goal: h.goal,
  urgedOn: h.urgedOn,
  measureList: details.measures.map((m) => presentMeasure(ctx, calendar, h, m)),
  steps: stepsOf(ctx, h, details),
  extension:
    h.extensionDay === null ? null : { day: h.extensionDay, reason: h.extensionReason ?? '', by: h.extensionByName ?? '' },
  part: policy.partIn(ctx.actor, h),
  confirmers: details.confirmers.map(({ name, duty, mayAct }) => ({ name, duty, mayAct })),
  nobodyMay: details.nobodyMay,
  lookBackProposed: details.lookBackDays === null ? null : (calendar.plus(ctx.today, details.lookBackDays) ?? null),
})

const presentTerm = ({ actor }: QueryContext, t: Omit<HazardTermRow, 'version'> & { version: number }): HazardTermView => ({
  id: t.id,
  kind: t.kind,
  category: t.category,
  name: t.name,
  position: t.position,
  retiredOn: t.retiredOn,
  version: t.version,
  abilities: { change: policy.canKeepTerms(actor) && t.retiredOn === null },
})

/** The bureau's own words and numbers of days. */
export const presentTerms = (
  ctx: QueryContext,
  rows: Awaited<ReturnType<typeof findTerms>>,
  rules: Awaited<ReturnType<typeof findRules>>,
) => ({
  rows: rows.map((t) => presentTerm(ctx, t)),
  rules: {
    lookBackDays: rules.lookBackDays,
    escalationDays: rules.escalationDays,
    repeatUnits: rules.repeatUnits,
    repeatDays: rules.repeatDays,
    version: rules.version,
  },
  abilities: { change: policy.canKeepTerms(ctx.actor) },
})
