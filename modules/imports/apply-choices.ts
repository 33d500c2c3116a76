import { type Cell, parseAddress, type Row, type Sheet, type Workbook } from '../../platform/spreadsheet/workbook.ts'
import type { ColumnTarget } from './aliases.ts'
import { type Choices, runOf } from './choices.ts'
import type { FoundHeader } from './find-header.ts'
import { placeOf, type SheetHeader } from './preview.ts'

/** A row that somebody left out before it was read. */
export interface RowLeftOut {
  readonly sheet: string
  readonly row: number
  readonly name: string
  readonly isHidden: boolean
}

/** Texts by row and column that take the place of a sheet's cells. */
function correctionsOf(sheet: string, texts: ReadonlyMap<string, string>): Map<number, Map<number, string>> {
  const byRow = new Map<number, Map<number, string>>()
  for (const [place, text] of texts) {
    const at = place.startsWith(`${sheet}!`) ? parseAddress(place.slice(sheet.length + 1)) : null
    if (at === null) continue
    byRow.set(at.row, (byRow.get(at.row) ?? new Map()).set(at.column, text))
  }
  return byRow
}

function corrected(row: Row, texts: ReadonlyMap<number, string>): Row {
  const kept = row.cells.filter((cell) => !texts.has(cell.column))
  const typed = [...texts].map(([column, text]): Cell => ({ column, kind: text === '' ? 'empty' : 'text', text, value: text }))
  return { ...row, cells: [...kept, ...typed].toSorted((one, other) => one.column - other.column) }
}

function isInRun(sheet: string, row: Row, choices: Choices): boolean {
  if (!row.isHidden) return false
  return choices.hiddenOut.some((place) => {
    const run = place.startsWith(`${sheet}!`) ? runOf(place.slice(sheet.length + 1)) : null
    return run !== null && row.number >= run[0] && row.number <= run[1]
  })
}

function applyTo(sheet: Sheet, choices: Choices, texts: ReadonlyMap<string, string>, leftOut: RowLeftOut[]): Sheet {
  const corrections = correctionsOf(sheet.name, texts)
  const rows: Row[] = []
  for (const row of sheet.rows) {
    const name = choices.leftOut[placeOf(sheet.name, row.number)]
    const own = corrections.get(row.number)
    if (name !== undefined || isInRun(sheet.name, row, choices))
      leftOut.push({ sheet: sheet.name, row: row.number, name: name ?? '', isHidden: row.isHidden })
    else rows.push(own === undefined ? row : corrected(row, own))
  }
  return { ...sheet, rows }
}

/** The workbook as the reader is to see it: cells as corrected on screen (texts opened by the caller), rows left out taken away. */
export function withChoices(
  workbook: Workbook,
  choices: Choices,
  texts: ReadonlyMap<string, string>,
): { readonly workbook: Workbook; readonly leftOut: readonly RowLeftOut[] } {
  const leftOut: RowLeftOut[] = []
  const sheets = workbook.sheets.map((sheet) => applyTo(sheet, choices, texts, leftOut))
  return { workbook: { ...workbook, sheets }, leftOut }
}

/** Headers by sheet with the meanings somebody settled; a field settled for one column is taken from the others. */
export function settledHeaders(sheets: readonly SheetHeader[], choices: Choices): Map<string, FoundHeader> {
  const settled = new Map<string, FoundHeader>()
  for (const { name, firstRow, lastRow, columns } of sheets) {
    const own = columns.flatMap(({ column }): [number, ColumnTarget | null][] => {
      const target = choices.columns[placeOf(name, column)]
      return target === undefined ? [] : [[column, target]]
    })
    if (own.length === 0 || lastRow === 0) continue
    const byColumn = new Map(own)
    const taken = new Set<ColumnTarget | null>(
      own.map(([, target]) => target).filter((target) => target !== null && target !== 'ignored'),
    )
    settled.set(name, {
      firstRow,
      lastRow,
      columns: columns.map((column) => {
        if (byColumn.has(column.column)) return { ...column, target: byColumn.get(column.column) ?? 'ignored', isSure: true }
        return taken.has(column.target) ? { ...column, target: null, isSure: false } : column
      }),
    })
  }
  return settled
}
