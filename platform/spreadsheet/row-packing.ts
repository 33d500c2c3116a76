import type { Cell, CellKind, Row } from './workbook.ts'

/** Rows as flat lists, so that handing them from thread to thread costs little. */
export interface PackedRow {
  readonly number: number
  readonly isHidden: boolean
  readonly fields: readonly (string | number | boolean | null)[]
}

const FIELDS = 6

/** A row as one flat list: column, kind, text, value, is it a formula, format; again for each cell. */
export function packRow(row: Row): PackedRow {
  const fields = row.cells.flatMap((cell) => [
    cell.column,
    cell.kind,
    cell.text,
    cell.value === cell.text ? null : cell.value,
    cell.isFormula === true,
    cell.format ?? null,
  ])
  return { number: row.number, isHidden: row.isHidden, fields }
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

/** The row that `packRow` was given. */
export function unpackRow(packed: PackedRow, pool: TextPool): Row {
  const { fields } = packed
  const cells: Cell[] = []
  for (let at = 0; at < fields.length; at += FIELDS) {
    const text = pool.keep(String(fields[at + 2]))
    const kind = fields[at + 1] as CellKind
    const stored = fields[at + 3] ?? null
    const format = fields[at + 5]
    cells.push({
      column: Number(fields[at]),
      kind,
      text,
      value: stored === null && (kind === 'text' || kind === 'date') ? text : stored,
      isFormula: fields[at + 4] === true,
      ...(typeof format === 'string' ? { format: pool.keep(format) } : {}),
    })
  }
  return { number: packed.number, isHidden: packed.isHidden, cells }
}
