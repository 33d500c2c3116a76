/** 电子表格的内存形式：工作表、行、单元格。 */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error' | 'empty'

/** `column` counts from 0; `text` is what the sheet shows; `value` of a date is 'YYYY-MM-DD' (with ' HH:mm:ss' where it has a time). */
export interface Cell {
  readonly column: number
  readonly kind: CellKind
  readonly text: string
  readonly value: string | number | boolean | null
  readonly isFormula?: boolean
  readonly format?: string
}

/** `number` counts from 1, as the sheet shows it. */
export interface Row {
  readonly number: number
  readonly isHidden: boolean
  readonly cells: readonly Cell[]
}

/** Rows count from 1, columns from 0, both ends included. */
export interface Merge {
  readonly firstRow: number
  readonly lastRow: number
  readonly firstColumn: number
  readonly lastColumn: number
}

export interface Sheet {
  readonly name: string
  readonly isHidden: boolean
  readonly rows: readonly Row[]
  readonly merges: readonly Merge[]
}

export type FileKind = 'xlsx' | 'xls' | 'csv'

export interface Workbook {
  readonly kind: FileKind
  readonly sheets: readonly Sheet[]
}

export const LAST_ROW = 1_048_576
const LAST_COLUMN = 16_383

/** Column letters of a 0-based column: 0 → 'A', 26 → 'AA'. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** Address as a sheet shows it, from a 1-based row and a 0-based column: (7, 2) → 'C7'. */
export function cellAddress(row: number, column: number): string {
  return `${columnLetters(column)}${row}`
}

/** The 1-based row and 0-based column of an address such as 'C7' or '$C$7'; null when it is not one. */
export function parseAddress(address: string): { row: number; column: number } | null {
  let column = 0
  let row = 0
  for (let at = 0; at < address.length; at += 1) {
    const code = address.charCodeAt(at) & ~32
    const digit = address.charCodeAt(at) - 48
    if (code >= 65 && code <= 90 && row === 0) column = column * 26 + code - 64
    else if (digit >= 0 && digit <= 9 && column > 0) row = row * 10 + digit
    else if (address[at] !== '$') return null
  }
  return row < 1 || row > LAST_ROW || column < 1 || column > LAST_COLUMN + 1 ? null : { row, column: column - 1 }
}
