import type { Cell, CellKind, Row } from './workbook.ts'

/** Rows as one text each, so that handing them from thread to thread and keeping them costs little. */
export interface PackedRow {
  readonly number: number
  readonly isHidden: boolean
  readonly cells: string
}

/** Column and text of a plain text; else column, text, kind, value where it is not the text, is it a formula, format. */
type PackedCell = [number, string] | [number, string, CellKind, Cell['value'], boolean, string | null]

function packCell({ column, kind, text, value, isFormula = false, format }: Cell): PackedCell {
  if (kind === 'text' && value === text && !isFormula && format === undefined) return [column, text]
  return [column, text, kind, value === text ? null : value, isFormula, format ?? null]
}

export function packRow({ number, isHidden, cells }: Row): PackedRow {
  return { number, isHidden, cells: JSON.stringify(cells.map(packCell)) }
}

/** Keeps one copy of a text that comes back often (units, posts, formats). */
export class TextPool {
  private readonly texts = new Map<string, string>()
  keep(text: string): string {
    const known = this.texts.get(text)
    if (known !== undefined) return known
    if (this.texts.size < 20_000) this.texts.set(text, text)
    return text
  }
}

function unpackCell(packed: PackedCell, pool: TextPool): Cell {
  const [column, packedText, kind = 'text', stored = null, isFormula = false, format = null] = packed
  const text = pool.keep(packedText)
  const value = stored === null && (kind === 'text' || kind === 'date') ? text : stored
  return { column, kind, text, value, isFormula, ...(format === null ? {} : { format: pool.keep(format) }) }
}

/** A row that is unpacked each time its cells are asked for: cells of 100,000 rows would take three times the memory. */
class PackedView implements Row {
  readonly number: number
  readonly isHidden: boolean
  private readonly packed: string
  private readonly pool: TextPool

  constructor({ number, isHidden, cells }: PackedRow, pool: TextPool) {
    this.number = number
    this.isHidden = isHidden
    this.packed = cells
    this.pool = pool
  }

  get cells(): readonly Cell[] {
    return (JSON.parse(this.packed) as PackedCell[]).map((cell) => unpackCell(cell, this.pool))
  }
}

/** The row that `packRow` was given. */
export const unpackRow = (packed: PackedRow, pool: TextPool): Row => new PackedView(packed, pool)
