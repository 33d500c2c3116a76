import { type FormatMeaning, formatMeaning, numberText, serialToDateText } from './number-format.ts'
import type { Cell } from './workbook.ts'

export interface NumberStyle {
  readonly format: string
  readonly meaning: FormatMeaning
}

/** A style whose meaning is worked out once, not for every cell. */
export function numberStyle(format: string): NumberStyle {
  return { format, meaning: formatMeaning(format) }
}

export const GENERAL = numberStyle('General')

interface NumberSource {
  readonly column: number
  readonly value: number
  readonly style: NumberStyle
  readonly is1904: boolean
  readonly isFormula: boolean
}

/** A cell of a stored number: a date where its format shows one, else the number and its shown text. */
export function numberCell(source: NumberSource): Cell {
  const { column, value, style, isFormula } = source
  if (style.meaning === 'date') {
    const date = serialToDateText(value, source.is1904)
    if (date !== null) return { column, kind: 'date', text: date, value: date, isFormula, format: style.format }
  }
  const text = style.meaning === 'number' ? numberText(value, style.format) : String(value)
  return { column, kind: 'number', text, value, isFormula, format: style.format }
}

/** A cell of stored text; an empty text is an empty cell. */
export function textCell(column: number, text: string, isFormula: boolean): Cell {
  if (text === '') return { column, kind: 'empty', text: '', value: null, isFormula }
  return { column, kind: 'text', text, value: text, isFormula }
}

/** A cell that holds true or false. */
export function booleanCell(column: number, value: boolean, isFormula: boolean): Cell {
  return { column, kind: 'boolean', text: value ? 'TRUE' : 'FALSE', value, isFormula }
}

/** A cell that holds an error such as '#REF!'. */
export function errorCell(column: number, text: string, isFormula: boolean): Cell {
  return { column, kind: 'error', text, value: null, isFormula }
}
