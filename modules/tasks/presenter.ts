import { addDays, beijingMidnight } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import { dueFrom, type WorkingDays } from '../calendar/public.ts'
import type { StepView, TaskRowView, TaskView } from './contract.ts'
import * as policy from './policy.ts'
import type { TaskDetails, TaskFacts } from './queries.ts'
import { isFrom, openStates, type TaskAct } from './workflow.ts'

type Deciding = (ctx: QueryContext, t: TaskFacts) => boolean
const isAsked: Deciding = (_, t) => t.extensionDay !== null
const all =
  (...may: readonly Deciding[]): Deciding =>
  (ctx, t) =>
    may.every((one) => one(ctx, t))
/** Acts that somebody may do, beyond the state they need. */
const mayDo: Readonly<Record<TaskAct, Deciding>> = {
  acknowledge: policy.isOfUnit,
  object: all(policy.isOfUnit, (ctx, t) => t.acknowledgeBy === null || ctx.today <= t.acknowledgeBy),
  keep: policy.canAnswerObjection,
  reassign: policy.canAnswerObjection,
  assign: policy.isOfUnit,
  advance: policy.works,
  conclude: policy.works,
  pass: policy.canCheck,
  return: policy.canCheck,
  archive: policy.leads,
  askExtension: all(policy.works, (ctx, t) => !isAsked(ctx, t) && t.dueOn !== null),
  answerExtension: all(policy.canAnswerExtension, isAsked),
  extend: all(policy.canAnswerExtension, (_, t) => t.dueOn !== null),
  urge: policy.canUrge,
  escalate: all(policy.canEscalate, (_, t) => t.escalatedTo !== 'politicalOfficeLeader'),
  withdraw: policy.leads,
}

/** What the caller may do with it now. */
const abilitiesOf = (ctx: QueryContext, t: TaskFacts): Record<string, boolean> =>
  Object.fromEntries(Object.entries(mayDo).map(([act, may]) => [act, isFrom(act as TaskAct, t.state) && may(ctx, t)]))

const isSettled = (state: TaskFacts['state']): boolean => !(openStates as readonly string[]).includes(state)

/** One line of the list. */
export const presentTask = (ctx: QueryContext, calendar: WorkingDays, t: TaskFacts): TaskRowView => ({
  id: t.id,
  number: t.number,
  title: t.title,
  source: t.source,
  unit: { id: t.unitId, name: t.unitName },
  lead: { id: t.leadUnitId, name: t.leadName },
  part: t.part,
  state: t.state,
  notice: t.noticeId === null ? null : { id: t.noticeId, number: t.noticeNumber ?? '' },
  clauseId: t.clauseId,
  clauseNumber: t.clauseNumber,
  period: t.period,
  owner: t.ownerId === null ? null : { id: t.ownerId, name: t.ownerName ?? '' },
  dueOn: t.dueOn,
  ...dueFrom(calendar, isSettled(t.state) ? null : t.dueOn, ctx.today),
  wasLate: t.wasLate,
  isLate: t.isLate,
  dispatchedOn: t.dispatchedOn,
  acknowledgeBy: t.acknowledgeBy,
  acknowledgedOn: t.acknowledgedOn,
  concludedOn: t.concludedOn,
  files: t.files,
  extensions: t.extensions,
  extensionDay: t.extensionDay,
  escalatedTo: t.escalatedTo,
  urgedOn: t.urgedOn,
  movedOn: t.movedOn,
  version: t.version,
  abilities: abilitiesOf(ctx, t),
})

const presentStep = (s: TaskDetails['steps'][number], evidence: TaskDetails['evidence']): StepView => ({
  id: s.id,
  act: s.act,
  note: s.note,
  dueOn: s.dueOn,
  by: s.byName,
  role: s.byRole,
  at: s.at.toISOString(),
  evidence: evidence
    .filter((e) => e.stepId === s.id)
    .map((e) => ({ id: e.id, name: e.fileName, size: e.fileSize, digest: e.fileDigest })),
})

/** The day a light turned follows from the deadline and the calendar: the system writes it nowhere. */
function stepsOf(ctx: QueryContext, calendar: WorkingDays, t: TaskFacts, { steps, evidence }: TaskDetails): StepView[] {
  const written = steps.map((s) => presentStep(s, evidence))
  const { dueOn } = t
  if (isSettled(t.state) || dueOn === null) return written
  const turned = (act: string, on: string): StepView[] =>
    on > ctx.today || on <= t.dispatchedOn
      ? []
      : [
          {
            id: `${t.id}-${act}`,
            act,
            note: null,
            dueOn,
            by: '系统',
            role: null,
            at: beijingMidnight(on).toISOString(),
            evidence: [],
          },
        ]
  const warned = firstNear(calendar, dueOn)
  return [...written, ...(warned ? turned('turnedAmber', warned) : []), ...turned('turnedRed', addDays(dueOn, 1))].sort((a, b) =>
    a.at < b.at ? -1 : 1,
  )
}

/** The first day within three working days of a deadline. */
function firstNear(calendar: WorkingDays, dueOn: string): string | undefined {
  const within = Array.from({ length: 20 }, (_, i) => addDays(dueOn, -i)).filter((on) => calendar.lightOf(dueOn, on) === 'near')
  return within.at(-1)
}

/** Why the light is what it is, as sentences. */
function ruleOf(ctx: QueryContext, calendar: WorkingDays, t: TaskFacts): string[] {
  if (t.state === 'withdrawn') return ['任务已经撤回，不再计时限。']
  if (isSettled(t.state))
    return [t.isLate ? `${t.concludedOn ?? ''} 报办结，晚于时限 ${t.dueOn ?? ''}。` : `${t.concludedOn ?? ''} 报办结，没有逾期。`]
  if (t.dueOn === null) return ['通知没有定时限，灯不变色。']
  const { light } = dueFrom(calendar, t.dueOn, ctx.today)
  return [
    '时限前三个工作日起黄灯，过了时限红灯，办结以后绿灯；没有人能改灯。',
    ...(t.period !== null && t.nominalOn !== null && t.nominalOn !== t.dueOn
      ? [`${t.nominalOn} 不上班，顺延到 ${t.dueOn}。`]
      : []),
    ...(light === 'unknown' ? [`${t.dueOn.slice(0, 4)} 年工作日历还没有载入，黄灯暂不计算。`] : []),
    ...(t.wasLate ? ['按原来的时限曾经逾期，改了时限也留着。'] : []),
  ]
}

/** One task with everything that belongs to it. */
export const presentInFull = (ctx: QueryContext, calendar: WorkingDays, t: TaskFacts, details: TaskDetails): TaskView => ({
  ...presentTask(ctx, calendar, t),
  text: t.text,
  needsEvidence: t.needsEvidence,
  steps: stepsOf(ctx, calendar, t, details),
  dispatchedBy: t.dispatchedByName,
  objection: t.objectionReason === null ? null : { reason: t.objectionReason, by: t.objectedByName ?? '', unit: t.objectionUnit },
  extension:
    t.extensionDay === null ? null : { day: t.extensionDay, reason: t.extensionReason ?? '', by: t.extensionByName ?? '' },
  rule: ruleOf(ctx, calendar, t),
  reassignedTo: t.reassignedTo,
  checkedOn: t.checkedOn,
  archivedOn: t.archivedOn,
})
