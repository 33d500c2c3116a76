import { addDays } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import type { WeekLine } from '../../platform/week-lines.ts'
import type { WorkingDays } from '../calendar/public.ts'
import type { FrozenLine, LineView, ReportRowView, ReportView, RuleView, Texts } from './contract.ts'
import { canConfirm, canPrepare, isOffice } from './policy.ts'
import {
  type figuresAt,
  type findCounted,
  type findPrevious,
  type findRules,
  type findVersions,
  mostRows,
  type ReportFacts,
} from './queries.ts'
import { cutOffOf, isBlank, isClosed, mondayOf, plainRule, ruleOf, weekName } from './week.ts'
import { isPossible } from './workflow.ts'

const abilitiesOf = ({ actor, now }: QueryContext, r: ReportFacts): ReportRowView['abilities'] => ({
  fill: !isClosed(r, now) && canPrepare(actor) && isPossible('prepare', r.state),
  confirm: !isClosed(r, now) && canConfirm(actor, r) && isPossible('submit', r.state),
  reopen: isClosed(r, now) && isOffice(actor),
  return: (canConfirm(actor, r) && isPossible('return', r.state)) || (isOffice(actor) && isPossible('officeReturn', r.state)),
  correct: canPrepare(actor) && isPossible('correct', r.state),
})

/** One report as a row of the list. */
export const presentRow = (ctx: QueryContext, r: ReportFacts): ReportRowView => ({
  id: r.id,
  unit: { id: r.unitId, name: r.unitName },
  weekOn: r.weekOn,
  weekName: weekName(r.weekOn),
  cutOffAt: r.cutOffAt.toISOString(),
  isPlainDay: r.isPlainDay,
  state: r.state,
  standing: r.standing,
  isNil: r.isNil,
  arrivedAt: r.arrivedAt?.toISOString() ?? null,
  closedAt: isClosed(r, ctx.now) ? (r.closedAt?.toISOString() ?? null) : null,
  number: r.number,
  preparedByName: r.preparedByName,
  confirmedByName: r.confirmedByName,
  version: r.version,
  abilities: abilitiesOf(ctx, r),
})

const copyLine = (l: FrozenLine): FrozenLine => ({ id: l.id, label: l.label, unit: l.unit, n: l.n })
const copyTexts = (t: Texts): Texts => ({
  progress: t.progress,
  difficulties: t.difficulties,
  requests: t.requests,
  plans: t.plans,
})

function presentLines(
  lines: readonly FrozenLine[],
  previous: readonly FrozenLine[] | undefined,
  known: readonly WeekLine[],
): LineView[] {
  const before = new Map(previous?.map((l) => [l.id, l.n]))
  const of = new Map(known.map((l) => [l.id, l]))
  return lines.map((l) => ({
    ...copyLine(l),
    rule: of.get(l.id)?.rule ?? '',
    previous: before.get(l.id) ?? null,
    isNumberOnly: of.get(l.id)?.rows === undefined,
  }))
}

export interface WholeReport {
  readonly report: ReportFacts
  readonly figures: Awaited<ReturnType<typeof figuresAt>>
  readonly previous: Awaited<ReturnType<typeof findPrevious>>
  readonly versions: Awaited<ReturnType<typeof findVersions>>
  readonly alsoFor: readonly string[]
}

const presentReopened = (r: ReportFacts): ReportView['reopened'] =>
  r.reopenedAt === null ? null : { by: r.reopenedByName ?? '', at: r.reopenedAt.toISOString(), reason: r.reopenReason ?? '' }

/** One report with its figures beside last week's, its words and every version of it. */
export function presentReport(
  ctx: QueryContext,
  { report: r, figures, previous, versions, alsoFor }: WholeReport,
  known: readonly WeekLine[],
): ReportView {
  const row = presentRow(ctx, r)
  const isQuiet = figures.lines.every((l) => l.n === 0) && isBlank(r.texts)
  return {
    ...row,
    abilities: { ...row.abilities, nil: row.abilities.fill === true && isQuiet },
    countedFrom: r.members[0]?.from ?? r.countedTo.toISOString(),
    countedTo: figures.countedTo.toISOString(),
    alsoFor: [...alsoFor],
    lines: presentLines(figures.lines, previous?.lines, known),
    previousWeek: previous ? weekName(previous.weekOn) : null,
    texts: copyTexts(r.texts),
    preparedAt: r.preparedAt?.toISOString() ?? null,
    confirmedAt: r.confirmedAt?.toISOString() ?? null,
    returnReason: r.state === 'returned' ? r.returnReason : null,
    returnedByName: r.state === 'returned' ? r.returnedByName : null,
    returnedAt: r.state === 'returned' ? (r.returnedAt?.toISOString() ?? null) : null,
    correctionReason: r.correctionReason,
    reopened: presentReopened(r),
    versions: versions.map((v) => ({
      number: v.number,
      reason: v.reason,
      isNil: v.isNil,
      preparedByName: v.preparedByName,
      confirmedByName: v.confirmedByName,
      submittedAt: v.submittedAt.toISOString(),
      lines: v.lines.map(copyLine),
      texts: copyTexts(v.texts),
    })),
  }
}

/** The rows behind a figure; `hasMore`: the list is cut. */
export const presentCounted = (rows: Awaited<ReturnType<typeof findCounted>>) => ({
  rows: rows.slice(0, mostRows).map((r) => ({ key: r.key, title: r.title, at: r.at.toISOString(), href: r.href })),
  hasMore: rows.length > mostRows,
})

type Rules = Awaited<ReturnType<typeof findRules>>
const plain: RuleView = {
  number: plainRule.number,
  weekday: plainRule.weekday,
  minute: plainRule.minute,
  shift: plainRule.shift,
  fromOn: null,
  reason: null,
  setByName: null,
  setAt: null,
}
const comingWeeks = 6

/** The rule with its versions, and the cut-offs that follow from it. */
export function presentRule(ctx: QueryContext, rules: Rules, calendar: WorkingDays) {
  const here = mondayOf(ctx.today)
  const coming = Array.from({ length: comingWeeks }, (_, i) => cutOffOf(rules, addDays(here, 7 * i), calendar))
  return {
    version: rules[0]?.number ?? plainRule.number,
    versions: [
      ...rules.map((r) => ({
        number: r.number,
        weekday: r.weekday,
        minute: r.minute,
        shift: r.shift,
        fromOn: r.fromOn,
        reason: r.reason,
        setByName: r.setByName,
        setAt: r.setAt.toISOString(),
      })),
      plain,
    ],
    inForce: ruleOf(rules, here).number,
    coming: coming.map((c) => ({
      weekOn: c.weekOn,
      name: weekName(c.weekOn),
      cutOffAt: c.at.toISOString(),
      isMoved: c.isMoved,
      isPlainDay: c.isPlainDay,
    })),
    abilities: { set: isOffice(ctx.actor) },
  }
}
