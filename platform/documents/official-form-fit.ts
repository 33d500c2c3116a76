import { cellText, type FormCell, type OfficialForm } from './official-form.ts'

/** Millimetres between a cell's text and its left and right rules. */
export const cellInsetMm = ({ lines }: OfficialForm) => (lines === 'growing' ? 1.6 : 0.8)
const spareHeightMm = ({ lines }: OfficialForm) => (lines === 'growing' ? 2.4 : 1)
export const pointsPerMm = 72 / 25.4

/** A cell as Word shows it: lines broken only where the form allows, at one size; size and height in points. */
export interface FittedCell {
  readonly lines: readonly string[]
  readonly size: number
  readonly height: number
}

const sizes = [10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7] as const

/** Distance of two lines at a size, in half points. */
export const linePitch = (size: number) => Math.ceil(size * 2.4) / 2

/** The largest size at which a cell stands in width × height (points); at the smallest the row must grow. Widths are estimated: 1 em a wide character. */
export function fitCell(cell: FormCell, width: number, height: number): FittedCell {
  const text = cellText(cell)
  const pieces = typeof cell === 'string' || cell.length === 1 ? undefined : cell
  // A short word is better a little smaller on one line than with one character left over.
  const isShort = ems(text) <= 8 && ems(text) * 9 <= width
  const atSize = (size: number): FittedCell => {
    const isOneLine = ems(text) * size <= width
    if (isOneLine) return { lines: [text], size, height: linePitch(size) }
    const count = pieces?.length ?? Math.ceil(ems(text) / Math.floor(width / size))
    return { lines: pieces ?? [text], size, height: count * linePitch(size) }
  }
  const fits = ({ lines, size, height: taken }: FittedCell) =>
    taken <= height && (taken <= linePitch(size) || (!isShort && lines.every((line) => !pieces || ems(line) * size <= width)))
  const smallest = Math.ceil(ems(text) / Math.floor(width / 7))
  return sizes.map(atSize).find(fits) ?? { lines: [text], size: 7, height: smallest * linePitch(7) }
}

/** Width of a text in ems: 1 for Chinese and full-width characters, 0.55 for Latin letters and digits. */
export function ems(text: string): number {
  let width = 0
  for (const character of text) width += (character.codePointAt(0) ?? 0) < 0x2e80 ? 0.55 : 1
  return width
}

/** The cells of a row as they stand in the form's columns. */
export function fitRow(form: OfficialForm, cells: readonly FormCell[]): FittedCell[] {
  return form.columns.map((column, index) => {
    const width = (column.widthMm - 2 * cellInsetMm(form)) * pointsPerMm
    const height = form.lines === 'growing' ? Number.POSITIVE_INFINITY : (form.rowHeightMm - spareHeightMm(form)) * pointsPerMm
    return fitCell(cells[index] ?? '', width, height)
  })
}

/** Height a row takes, millimetres: the form's, more if a text needs it. */
export function rowHeightMm(form: OfficialForm, cells: readonly FormCell[]): number {
  const tallest = Math.max(...fitRow(form, cells).map((cell) => cell.height))
  return Math.max(form.rowHeightMm, tallest / pointsPerMm + spareHeightMm(form))
}

/** How a section's rows fall on pages: index of each page's first row (one page at least), and the empty lines that fill the last page of a numbered form. */
export function paginate(form: OfficialForm, rows: readonly (readonly FormCell[])[]): { starts: number[]; emptyLines: number } {
  const pageHeight = form.rowsPerPage * form.rowHeightMm
  const starts = [0]
  let used = 0
  for (const [index, cells] of rows.entries()) {
    const height = rowHeightMm(form, cells)
    if (used > 0 && used + height > pageHeight + 0.01) {
      starts.push(index)
      used = 0
    }
    used += height
  }
  if (form.lines === 'growing') return { starts, emptyLines: 0 }
  return { starts, emptyLines: Math.max(0, Math.floor((pageHeight - used) / form.rowHeightMm + 0.01)) }
}
