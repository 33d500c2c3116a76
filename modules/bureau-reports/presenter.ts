import { beijingDate, formatDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import { weekName } from '../weekly-reports/public.ts'
import type { BureauReportRowView, BureauReportView, WeekFigures } from './contract.ts'
import { canEdit, canIssue } from './policy.ts'
import type { BureauReportFacts } from './queries.ts'
import { isPossible } from './workflow.ts'

/** One bureau report as a row of the list. */
export const presentRow = ({ actor }: QueryContext, r: BureauReportFacts): BureauReportRowView => ({
  id: r.id,
  weekOn: r.weekOn,
  weekName: weekName(r.weekOn),
  title: r.title,
  state: r.state,
  dispatchNumber: r.dispatchNumber,
  asked: r.figures.asked,
  onTime: r.figures.onTime,
  late: r.figures.late,
  missing: r.figures.missing,
  editedByName: r.editedByName,
  sentByName: r.sentByName,
  issuedByName: r.issuedByName,
  issuedAt: r.issuedAt?.toISOString() ?? null,
  version: r.version,
  abilities: {
    edit: canEdit(actor) && isPossible('edit', r.state),
    issue: canIssue(actor, r) && isPossible('issue', r.state),
  },
})

const presentFigures = (f: WeekFigures): WeekFigures => ({
  from: f.from,
  to: f.to,
  asked: f.asked,
  onTime: f.onTime,
  nil: f.nil,
  late: f.late,
  missing: f.missing,
  totals: f.totals.map((t) => ({ id: t.id, label: t.label, unit: t.unit, n: t.n, previous: t.previous })),
  units: f.units.map((u) => ({
    unitId: u.unitId,
    name: u.name,
    people: u.people,
    standing: u.standing,
    isNil: u.isNil,
    counts: Object.fromEntries(f.totals.map((t) => [t.id, u.counts[t.id] ?? 0])),
  })),
})

/** Who signs and the day: of the issue, or nothing while it is not issued. */
export const signOf = (bureauName: string): string => `${bureauName}政治处`
export const dayOf = (r: Pick<BureauReportFacts, 'issuedAt'>): string =>
  r.issuedAt === null ? '' : formatDate(beijingDate(r.issuedAt))

const plainText = (r: BureauReportFacts, bureauName: string): string =>
  [
    r.title,
    ...(r.dispatchNumber === null ? [] : [r.dispatchNumber]),
    '',
    ...r.text.split('\n').map((line) => `　　${line}`),
    '',
    signOf(bureauName),
    ...(r.issuedAt === null ? [] : [dayOf(r)]),
  ].join('\n')

/** One bureau report with what it was drafted from. */
export const presentReport = (
  ctx: QueryContext,
  r: BureauReportFacts,
  more: { cameSince: number; bureauName: string },
): BureauReportView => ({
  ...presentRow(ctx, r),
  text: r.text,
  figures: presentFigures(r.figures),
  draftedAt: r.draftedAt.toISOString(),
  editedAt: r.editedAt?.toISOString() ?? null,
  sentAt: r.sentAt?.toISOString() ?? null,
  returnReason: r.state === 'draft' ? r.returnReason : null,
  returnedByName: r.state === 'draft' ? r.returnedByName : null,
  returnedAt: r.state === 'draft' ? (r.returnedAt?.toISOString() ?? null) : null,
  cameSince: more.cameSince,
  plainText: plainText(r, more.bureauName),
})
