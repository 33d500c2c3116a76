import type { QueryContext } from '../../platform/context.ts'
import { dueFrom, type WorkingDays } from '../calendar/public.ts'
import type { ColumnView, FormView, PartRowView, PartView, ShownRow, TableRowView, TallyView } from './contract.ts'
import { canChangeForm, canConfirm, canFillIn, canReturn, canSendOut } from './policy.ts'
import type { FoundForm, FoundPart, FoundTable, findPart } from './queries.ts'
import { isPossible } from './workflow.ts'

const tallyOf = (t: FoundForm['tally']): TallyView => ({
  units: t?.units ?? 0,
  onTime: t?.onTime ?? 0,
  late: t?.late ?? 0,
  missing: t?.missing ?? 0,
  notDue: t?.notDue ?? 0,
  released: t?.released ?? 0,
  submitted: t?.submitted ?? 0,
  confirmed: t?.confirmed ?? 0,
  rows: t?.rows ?? 0,
})

const columnOf = (c: ColumnView): ColumnView => ({
  key: c.key,
  name: c.name,
  kind: c.kind,
  isRequired: c.isRequired,
  help: c.help,
  least: c.least,
  most: c.most,
  maxLength: c.maxLength,
  options: c.options,
  filledFrom: c.filledFrom,
  whyAsked: c.whyAsked,
})

/** One form with how the units in the reader's reach stand; a closed one has no light. */
export const presentForm = (ctx: QueryContext, calendar: WorkingDays, f: FoundForm): FormView => ({
  id: f.id,
  serialNumber: f.serialNumber,
  title: f.title,
  basis: f.basis,
  rowsPer: f.rowsPer,
  columns: f.columns.map(columnOf),
  openedOn: f.openedOn,
  dueOn: f.dueOn,
  ...dueFrom(calendar, f.closedAt === null ? f.dueOn : null, ctx.today),
  openedByName: f.openedByName,
  closedAt: f.closedAt?.toISOString() ?? null,
  closedByName: f.closedByName,
  closeReason: f.closeReason,
  tally: tallyOf(f.tally),
  version: f.version,
  abilities: { change: canChangeForm(ctx, f), sendOut: canSendOut(ctx.actor) },
})

/** One unit's part as a row; what is submitted or closed has no light. */
export function presentPartRow(ctx: QueryContext, calendar: WorkingDays, p: FoundPart): PartRowView {
  const isOpen = p.closedAt === null
  return {
    id: p.id,
    form: { id: p.formId, serialNumber: p.serialNumber, title: p.title },
    unit: { id: p.unitId, name: p.unitName },
    state: p.state,
    standing: p.standing,
    dueOn: p.dueOn,
    ...dueFrom(calendar, isOpen && p.firstSubmittedAt === null ? p.dueOn : null, ctx.today),
    isExtended: p.extendReason !== null,
    rows: p.rows,
    digest: p.digest,
    firstSubmittedAt: p.firstSubmittedAt?.toISOString() ?? null,
    submittedByName: p.submittedByName,
    submittedAt: p.submittedAt?.toISOString() ?? null,
    confirmedByName: p.confirmedByName,
    confirmedAt: p.confirmedAt?.toISOString() ?? null,
    returnReason: p.state === 'returned' ? p.returnReason : null,
    remindedAt: p.remindedAt?.toISOString() ?? null,
    version: p.version,
    abilities: {
      fillIn: isOpen && canFillIn(ctx.actor) && isPossible('submit', p.state),
      confirm: isOpen && canConfirm(ctx.actor, p) && isPossible('confirm', p.state),
      return: isOpen && canReturn(ctx.actor, p) && isPossible('return', p.state),
      extend: isOpen && canSendOut(ctx.actor) && isPossible('extend', p.state),
    },
  }
}

const shownRow = (r: ShownRow): ShownRow => ({ personId: r.personId, name: r.name, number: r.number, values: r.values })

/** One part with its columns and rows, and each time it was handed in. */
export function presentPart(ctx: QueryContext, calendar: WorkingDays, all: Awaited<ReturnType<typeof findPart>>): PartView {
  const { found, rows, shown } = all
  return {
    ...presentPartRow(ctx, calendar, found),
    basis: found.basis,
    rowsPer: found.rowsPer,
    columns: found.columns.map(columnOf),
    extendReason: found.extendReason,
    returnedByName: found.returnedByName,
    returnedAt: found.returnedAt?.toISOString() ?? null,
    rowsNow: rows.map(shownRow),
    submissions: found.submissions.map((s) => ({
      number: s.number,
      at: s.at,
      byName: s.byName,
      rows: s.rows,
      digest: s.digest,
      returnReason: s.returnReason,
    })),
    shown,
  }
}

/** One row of the table of all units. */
export const presentTableRow = (r: FoundTable['rows'][number]): TableRowView => ({
  id: r.id,
  partId: r.partId,
  unit: { id: r.unitId, name: r.unitName },
  state: r.state,
  personId: r.personId,
  name: r.personName,
  number: r.personNumber,
  values: r.values,
  submittedByName: r.submittedByName,
  submittedAt: r.submittedAt?.toISOString() ?? null,
})
