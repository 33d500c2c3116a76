import { useState } from 'react'
import type { CellValue, ColumnView, FilledRow, PartView, RowValues, ShownRow } from '../contract.ts'
import { faultOf, shownCell, typedFrom } from '../words.ts'

const mostRows = 500

/** The cells of a copied range of a spreadsheet. */
const rangeOf = (text: string): string[][] =>
  text
    .replace(/\r/g, '')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t'))

/** Rows as they are typed, and what is wrong with them. */
export function useRows(view: PartView) {
  const [rows, setRows] = useState<readonly ShownRow[]>(view.rowsNow)
  const [saved, setSaved] = useState(rows)
  const asked = view.columns.filter((c) => c.filledFrom === null)
  const canAdd = view.rowsPer === 'many'
  const filled: RowValues = canAdd ? filledValues(view) : {}
  const blank: ShownRow = { personId: null, name: '', number: '', values: filled }
  const set = (at: number, values: RowValues) =>
    setRows(rows.map((r, i) => (i === at ? { ...r, values: { ...r.values, ...values } } : r)))

  const paste = (at: number, key: string, text: string) => {
    const range = rangeOf(text)
    const from = asked.findIndex((c) => c.key === key)
    const more = canAdd
      ? Array.from({ length: Math.max(0, Math.min(mostRows, at + range.length) - rows.length) }, () => blank)
      : []
    setRows(
      [...rows, ...more].map((row, i) => {
        const cells = range[i - at]
        if (!cells) return row
        const typed = cells.flatMap((cell, c): [string, CellValue][] => {
          const column = asked[from + c]
          return column ? [[column.key, cell.trim().slice(0, 500)]] : []
        })
        return { ...row, values: { ...row.values, ...Object.fromEntries(typed) } }
      }),
    )
  }
  /** What a sheet holds takes the place of what was typed; whoever it leaves out keeps the row. */
  const take = (read: readonly FilledRow[]) => {
    const typedBy = new Map(read.map((r) => [r.personId, r.values]))
    setRows(
      view.rowsPer === 'auxiliary'
        ? rows.map((r) => ({ ...r, values: { ...r.values, ...typedBy.get(r.personId) } }))
        : read.map(({ values }) => ({ ...blank, values: { ...(rows[0]?.values ?? filled), ...values } })),
    )
  }
  const typed = rows.map((row) => ({ personId: row.personId, values: typedValues(asked, row) }))
  return {
    rows,
    asked,
    canAdd,
    typed,
    isDirty: rows !== saved,
    /** By row and column: 0.c2. */
    faults: new Map(
      typed.flatMap((row, i) =>
        asked.flatMap((c): [string, string][] => {
          const fault = faultOf(c, row.values[c.key])
          return fault ? [[`${i}.${c.key}`, fault]] : []
        }),
      ),
    ),
    set,
    paste,
    take,
    add: () => setRows([...rows, blank]),
    drop: (at: number) => setRows(rows.filter((_, i) => i !== at)),
    keep: () => setSaved(rows),
  }
}
export type EditedRows = ReturnType<typeof useRows>

const typedValues = (asked: readonly ColumnView[], row: ShownRow): RowValues =>
  Object.fromEntries(asked.map((c) => [c.key, typedFrom(c, shownCell(row.values[c.key]))]))
/** What the system fills is the same in every row of a unit. */
const filledValues = (view: PartView): RowValues =>
  Object.fromEntries(
    view.columns.flatMap((c) => (c.filledFrom === null ? [] : [[c.key, view.rowsNow[0]?.values[c.key] ?? null]])),
  )
