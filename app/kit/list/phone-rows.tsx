import type { Column, RowAct } from './definition.ts'
import { RowActLink } from './grid.tsx'
import './list.css'

interface PhoneRowsProps<Row> {
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly idOf: (row: Row) => string
  readonly nameOf: (row: Row) => string
  readonly acts: ((row: Row) => readonly RowAct[]) | undefined
  readonly onOpen: ((row: Row) => void) | undefined
}

/** A list on a phone: two lines and one act a row, no grid. */
export function PhoneRows<Row>({ rows, columns, idOf, nameOf, acts, onOpen }: PhoneRowsProps<Row>) {
  const titles = columns.filter((c) => c.phone === 'title' || (c.opens && c.phone === undefined))
  const notes = columns.filter((c) => c.phone === 'note')
  return (
    <ul className="phone-rows">
      {rows.map((row) => {
        const [act] = acts?.(row) ?? []
        const words = (
          <>
            <b>
              {titles.map((c) => (
                <span key={c.key}>{c.render(row)}</span>
              ))}
            </b>
            <span>
              {notes.map((c) => (
                <span key={c.key}>{c.render(row)}</span>
              ))}
            </span>
          </>
        )
        return (
          <li key={idOf(row)}>
            {onOpen ? (
              <button type="button" className="phone-row-words" onClick={() => onOpen(row)}>
                {words}
              </button>
            ) : (
              <div className="phone-row-words">{words}</div>
            )}
            {act ? <RowActLink act={act} of={nameOf(row)} /> : null}
          </li>
        )
      })}
    </ul>
  )
}
