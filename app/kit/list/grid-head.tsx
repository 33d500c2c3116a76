import type { Column } from './definition.ts'
import type { GridProps } from './grid.tsx'
import { Tick } from './tick.tsx'

/** The head of the grid, with the tick for the whole page and the sorters. */
export function Head<Row>({ rows, columns, chosen, onChoose, idOf, acts, sort, onSort }: GridProps<Row>) {
  const count = rows.filter((row) => chosen?.has(idOf(row))).length
  const isAll = rows.length > 0 && count === rows.length
  return (
    <thead>
      <tr>
        {onChoose ? (
          <th scope="col" className="tick">
            <Tick label="选中本页全部" isOn={isAll} isPart={count > 0 && !isAll} onChange={(on) => onChoose(rows, on)} />
          </th>
        ) : null}
        <th scope="col" className="number">
          序号
        </th>
        {columns.map((column) => (
          <ColumnHead key={column.key} column={column} sort={sort} onSort={onSort} />
        ))}
        {acts ? (
          <th scope="col" className="acts-cell">
            操作
          </th>
        ) : null}
      </tr>
    </thead>
  )
}

interface ColumnHeadProps<Row> {
  readonly column: Column<Row>
  readonly sort: string | undefined
  readonly onSort: ((sort: string | undefined) => void) | undefined
}

interface Order {
  readonly aria: 'ascending' | 'descending' | 'none'
  readonly sign: string
  /** What a click asks for: up, down, then the list's own order. */
  readonly next: string | undefined
}

function orderOf(word: string, sort: string | undefined): Order {
  if (sort === word) return { aria: 'ascending', sign: ' ↑', next: `-${word}` }
  if (sort === `-${word}`) return { aria: 'descending', sign: ' ↓', next: undefined }
  return { aria: 'none', sign: '', next: word }
}

function ColumnHead<Row>({ column, sort, onSort }: ColumnHeadProps<Row>) {
  const look = column.isNumber ? 'number' : ''
  if (!column.sort || !onSort)
    return (
      <th scope="col" className={look}>
        {column.title}
      </th>
    )
  const order = orderOf(column.sort, sort)
  return (
    <th scope="col" className={look} aria-sort={order.aria}>
      <button type="button" className="sorter" onClick={() => onSort(order.next)}>
        {column.title}
        <span aria-hidden="true">{order.sign}</span>
      </button>
    </th>
  )
}
