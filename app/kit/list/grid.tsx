import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { Link, useGo } from '../../navigation.tsx'
import type { Column, RowAct } from './definition.ts'
import './grid.css'

export interface GridProps<Row> {
  readonly label: string
  readonly rows: readonly Row[]
  readonly columns: readonly Column<Row>[]
  readonly idOf: (row: Row) => string
  /** How a row is called aloud: its name. */
  readonly nameOf: (row: Row) => string
  readonly firstNumber?: number
  readonly acts?: ((row: Row) => readonly RowAct[]) | undefined
  readonly onOpen?: ((row: Row) => void) | undefined
  readonly chosen?: ReadonlySet<string> | undefined
  readonly onChoose?: ((rows: readonly Row[], isChosen: boolean) => void) | undefined
  readonly openId?: string | undefined
  readonly sort?: string | undefined
  readonly onSort?: ((sort: string | undefined) => void) | undefined
}

/** A table one moves in by arrows: Space chooses, Enter opens. 序号 first, 操作 fixed at the right. */
export function Grid<Row>(props: GridProps<Row>) {
  const { rows, columns, idOf, label } = props
  const [active, setActive] = useState(0)
  const body = useRef<HTMLTableSectionElement>(null)
  const reachable = Math.min(active, Math.max(rows.length - 1, 0))
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const line = event.target instanceof Element ? event.target.closest('tr') : null
    if (!line || event.defaultPrevented) return
    const index = [...(body.current?.rows ?? [])].indexOf(line)
    const row = rows[index]
    if (!row) return
    const next = neighbour(event.key, index, rows.length)
    if (next !== undefined) focusLine(body.current?.rows[next])
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') moveInside(line, event.key === 'ArrowRight')
    else if (event.target !== line) return
    else if (event.key === ' ') props.onChoose?.([row], !props.chosen?.has(idOf(row)))
    else if (event.key === 'Enter') props.onOpen?.(row)
    else return
    event.preventDefault()
  }
  return (
    <div className="grid-scroll">
      <table className="grid" role="grid" aria-label={label} aria-rowcount={rows.length + 1}>
        <colgroup>
          {props.onChoose ? <col style={{ width: 32 }} /> : null}
          <col style={{ width: 44 }} />
          {columns.map((c) => (
            <col key={c.key} {...(c.width ? { style: { width: c.width } } : {})} />
          ))}
          {props.acts ? <col style={{ width: 96 }} /> : null}
        </colgroup>
        <Head {...props} />
        <tbody ref={body} onKeyDown={onKeyDown}>
          {rows.map((row, index) => (
            <Line
              key={idOf(row)}
              {...props}
              row={row}
              index={index}
              isReachable={index === reachable}
              onFocus={() => setActive(index)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Head<Row>({ rows, columns, chosen, onChoose, idOf, acts, sort, onSort }: GridProps<Row>) {
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
        {columns.map((c) => (
          <th
            key={c.key}
            scope="col"
            className={c.isNumber ? 'number' : ''}
            aria-sort={c.sort ? sortState(sort, c.sort) : undefined}
          >
            {c.sort && onSort ? (
              <button type="button" className="sorter" onClick={() => onSort(nextSort(sort, c.sort ?? ''))}>
                {c.title}
                <span aria-hidden="true">{sort === c.sort ? ' ↑' : sort === `-${c.sort}` ? ' ↓' : ''}</span>
              </button>
            ) : (
              c.title
            )}
          </th>
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

const sortState = (sort: string | undefined, word: string) =>
  sort === word ? 'ascending' : sort === `-${word}` ? 'descending' : 'none'
const nextSort = (sort: string | undefined, word: string) => (sort === word ? `-${word}` : sort === `-${word}` ? undefined : word)

interface LineProps<Row> extends GridProps<Row> {
  readonly row: Row
  readonly index: number
  readonly isReachable: boolean
  readonly onFocus: () => void
}

function Line<Row>({ row, index, isReachable, onFocus, ...grid }: LineProps<Row>) {
  const id = grid.idOf(row)
  const isChosen = grid.chosen?.has(id) ?? false
  const tab = isReachable ? 0 : -1
  const look = `${isChosen ? 'chosen' : ''} ${grid.openId === id ? 'opened' : ''}`
  return (
    <tr
      tabIndex={tab}
      className={look}
      aria-selected={grid.onChoose ? isChosen : undefined}
      aria-rowindex={index + 2}
      onFocus={onFocus}
    >
      {grid.onChoose ? (
        <td className="tick">
          <Tick label={`选中 ${grid.nameOf(row)}`} isOn={isChosen} tab={tab} onChange={(on) => grid.onChoose?.([row], on)} />
        </td>
      ) : null}
      <td className="number">{(grid.firstNumber ?? 1) + index}</td>
      {grid.columns.map((c) => (
        <td key={c.key} className={c.isNumber ? 'number' : ''}>
          {c.opens && grid.onOpen ? (
            <button type="button" className="opener" tabIndex={tab} onClick={() => grid.onOpen?.(row)}>
              {c.render(row)}
            </button>
          ) : (
            (c.render(row) ?? '—')
          )}
        </td>
      ))}
      {grid.acts ? (
        <td className="acts-cell">
          {grid.acts(row).map((act) => (
            <RowActLink key={act.label} act={act} tab={tab} of={grid.nameOf(row)} />
          ))}
        </td>
      ) : null}
    </tr>
  )
}

/** One act of a row: a link where it has an address, else a button. */
export function RowActLink({ act, tab, of: name }: { act: RowAct; tab?: number; of: string }): ReactNode {
  const go = useGo()
  const look = act.isWanted ? 'row-act wanted' : 'row-act'
  if (act.href)
    return (
      <Link href={act.href} className={look} tabIndex={tab} aria-label={`${act.label}：${name}`}>
        {act.label}
      </Link>
    )
  return (
    <button
      type="button"
      className={look}
      tabIndex={tab}
      aria-label={`${act.label}：${name}`}
      onClick={act.run ?? (() => go('/'))}
    >
      {act.label}
    </button>
  )
}

interface TickProps {
  readonly label: string
  readonly isOn: boolean
  readonly isPart?: boolean
  readonly tab?: number
  readonly onChange: (isOn: boolean) => void
}

function Tick({ label, isOn, isPart, tab, onChange }: TickProps) {
  return (
    <input
      type="checkbox"
      aria-label={label}
      checked={isOn}
      tabIndex={tab}
      ref={(box) => {
        if (box) box.indeterminate = isPart ?? false
      }}
      onChange={(event) => onChange(event.target.checked)}
    />
  )
}

function neighbour(key: string, index: number, length: number): number | undefined {
  const places: Record<string, number> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    Home: 0,
    End: length - 1,
    PageDown: index + 10,
    PageUp: index - 10,
  }
  const place = places[key]
  return place === undefined ? undefined : Math.max(0, Math.min(length - 1, place))
}

function focusLine(line: HTMLTableRowElement | undefined): void {
  line?.focus()
  line?.scrollIntoView({ block: 'nearest' })
}

function moveInside(line: HTMLTableRowElement, isForward: boolean): void {
  const stops: HTMLElement[] = [line, ...line.querySelectorAll<HTMLElement>('input, button, a')]
  const now = stops.findIndex((stop) => stop === document.activeElement)
  stops[Math.max(0, Math.min(stops.length - 1, now + (isForward ? 1 : -1)))]?.focus()
}
