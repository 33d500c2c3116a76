import { beijingDate } from '../../platform/calendar/dates.ts'
import type { QueryContext } from '../../platform/context.ts'
import { columnLetters } from '../../platform/spreadsheet/workbook.ts'
import { choicesOf } from './choices.ts'
import { sealedPlace } from './commands/preview-import.ts'
import type { FieldName, ImportRowView, ImportView, ProblemView } from './contract.ts'
import { canAbandon, canChoose, canCommit, canCreateUnits, canMap, canUndo, undoUntil } from './policy.ts'
import { type FieldChange, placeOf, type SheetHeader, type ShownProblem } from './preview.ts'
import { countsOf } from './preview-counts.ts'
import type { findRows, ImportFacts, Undoing } from './queries.ts'
import { type Created, planUndo, type UndoPlan } from './undo-plan.ts'
import { columnLabels } from './words.ts'

function presentSheets(sheets: readonly SheetHeader[]): ImportView['sheets'] {
  return sheets.map((sheet) => ({
    name: sheet.name,
    isHidden: sheet.isHidden,
    isRead: sheet.isRead,
    firstRow: sheet.firstRow,
    lastRow: sheet.lastRow,
    columns: sheet.columns.map((c) => ({
      column: c.column,
      letters: columnLetters(c.column),
      header: c.header,
      target: c.target,
      isSure: c.isSure,
    })),
  }))
}

export function presentImport(ctx: QueryContext, row: ImportFacts): ImportView {
  return {
    id: row.id,
    fileName: row.fileName,
    state: row.state,
    unitId: row.unitId,
    unitName: row.unitName,
    accountName: row.accountName ?? '',
    createdAt: row.createdAt.toISOString(),
    committedAt: row.committedAt?.toISOString() ?? null,
    undoneAt: row.undoneAt?.toISOString() ?? null,
    undoUntil: row.committedAt ? undoUntil(row.committedAt).toISOString() : null,
    counts: countsOf(row.counts),
    sheets: presentSheets(row.headers as SheetHeader[]),
    failure: row.failure,
    jobId: row.jobId,
    readsHiddenSheets: choicesOf(row.choices).readsHiddenSheets,
    version: row.version,
    abilities: {
      choose: canChoose(ctx.actor, row),
      map: canMap(ctx.actor, row),
      commit: canCommit(ctx.actor, row),
      abandon: canAbandon(ctx.actor, row),
      undo: canUndo(ctx.actor, row, ctx.now),
      createUnits: canCreateUnits(ctx.actor),
    },
  }
}

const effects: Partial<Record<FieldName, string>> = {
  unit: '列为调动申请，问过本人意愿再办；岗位和责任人随调动再定',
  post: '调岗，今天起',
  leadOfficer: '责任链改变，今天起',
  leaderInCharge: '责任链改变，今天起',
  name: '证件号相同，按更名处理',
}

function presentChange(change: FieldChange): ImportRowView['changes'][number] {
  const { field, before, after, isClearing } = change
  return {
    field,
    label: columnLabels[field],
    before,
    after,
    isClearing,
    effect: isClearing ? '默认不清除：空格不覆盖已有的值' : (effects[field] ?? ''),
  }
}

function presentProblem(problem: ShownProblem): ProblemView {
  const { sheet, row, cell, column, field, value, code, severity, message, cure, isConfirmable, naming } = problem
  return {
    sheet,
    row,
    cell,
    column,
    field,
    value,
    code,
    severity,
    message,
    cure,
    isConfirmable,
    naming:
      naming === null
        ? null
        : {
            kind: naming.kind,
            text: naming.text,
            suggestions: naming.suggestions.map(({ id, name, hint }) => ({ id, name, hint })),
          },
  }
}

type Row = Awaited<ReturnType<typeof findRows>>['rows'][number]

/** A row of the preview; `tailOf` gives the last four of its ID number and nothing more. */
export function presentRow(row: Row, choices: unknown, tailOf: (row: Row) => string): ImportRowView {
  return {
    position: row.position,
    sheet: row.sheet,
    row: row.row,
    name: row.name,
    idTail: tailOf(row),
    verdict: row.verdict as ImportRowView['verdict'],
    isChosen: row.isChosen,
    clears: choicesOf(choices).rows[placeOf(row.sheet, row.row)]?.clears ?? false,
    problems: (row.problems as ShownProblem[]).map(presentProblem),
    changes: (row.changes as FieldChange[]).map(presentChange),
  }
}

/** Opens the last four of a row's ID number and nothing more; empty where the row has none. */
export const tailOf =
  (ctx: QueryContext, importId: string) =>
  (row: Row): string => {
    const values = JSON.parse(ctx.keys.open(row.valuesSealed, sealedPlace(importId, row.position))) as { idNumber?: string }
    return values.idNumber?.slice(-4) ?? ''
  }

const listed = 200
const countsOfPlan = ({ added, fields, moves, created }: UndoPlan) => ({
  added: added.length,
  changed: new Set([...fields, ...moves].map(({ personId }) => personId)).size,
  officers: created.filter(({ kind }) => kind === 'officer').length,
  units: created.filter(({ kind }) => kind === 'unit').length,
})
const keyOf = ({ kind, name }: UndoPlan['left'][number]): string => `${kind} ${name}`

/** What taking an import back would do: counts, and by name what stays unless asked for and what stays in any case (the first 200). */
export function presentUndoing(ctx: QueryContext, { committedAt }: ImportFacts, undoing: Undoing, created: readonly Created[]) {
  const mayClose = canCreateUnits(ctx.actor)
  const [usual, all] = [false, true].map((alsoTouched) => planUndo(undoing, created, { alsoTouched, mayClose })) as [
    UndoPlan,
    UndoPlan,
  ]
  const held = new Set(all.left.map(keyOf))
  return {
    usual: countsOfPlan(usual),
    all: countsOfPlan(all),
    left: usual.left.filter((one) => !held.has(keyOf(one))).slice(0, listed),
    held: all.left.slice(0, listed),
    until: committedAt === null ? '' : beijingDate(undoUntil(committedAt)),
  }
}
