import type { Cell, Row, Sheet, Workbook } from '../../platform/spreadsheet/workbook.ts'
import { placeOf } from './preview.ts'

/** The opaque key that an exported row carries: 行标记（勿改）. */
export interface RowKey {
  readonly sheet: string
  readonly row: number
  readonly column: number
  readonly key: string
}

/** What the key's person has in the store; masked cells stand for it. */
export interface Identity {
  readonly idNumber: string
  readonly idNumberMask: string
  readonly phone: string | null
  readonly phoneMask: string | null
}

const HEADER = /^行标记/
const searchedRows = 40

function keyColumn(sheet: Sheet): { row: number; column: number } | null {
  for (const row of sheet.rows.slice(0, searchedRows)) {
    const cell = row.cells.find(({ text }) => HEADER.test(text.trim()))
    if (cell) return { row: row.number, column: cell.column }
  }
  return null
}

/** Every row key of a workbook that was exported once. */
export function rowKeysIn({ sheets }: Workbook): RowKey[] {
  return sheets.flatMap((sheet) => {
    const header = keyColumn(sheet)
    if (header === null) return []
    return sheet.rows.flatMap((row): RowKey[] => {
      const text = row.number > header.row ? (row.cells.find(({ column }) => column === header.column)?.text.trim() ?? '') : ''
      return text === '' ? [] : [{ sheet: sheet.name, row: row.number, column: header.column, key: text }]
    })
  })
}

function unmask(cell: Cell, identity: Identity): Cell {
  const text = cell.text.trim()
  const full = text === identity.idNumberMask ? identity.idNumber : null
  const whole = full ?? (text !== '' && text === identity.phoneMask ? identity.phone : null)
  return whole === null ? cell : { column: cell.column, kind: 'text', text: whole, value: whole }
}

/** The workbook with masked numbers of exported rows opened again, so that they are read as what they stand for. */
export function withIdentities(workbook: Workbook, identities: ReadonlyMap<string, Identity>): Workbook {
  const open = (sheet: string, row: Row): Row => {
    const identity = identities.get(placeOf(sheet, row.number))
    return identity === undefined ? row : { ...row, cells: row.cells.map((cell) => unmask(cell, identity)) }
  }
  return {
    ...workbook,
    sheets: workbook.sheets.map((sheet) => ({ ...sheet, rows: sheet.rows.map((row) => open(sheet.name, row)) })),
  }
}
