import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { Link, useGo } from '../../navigation.tsx'
import type { Column, RowAct } from './definition.ts'
import { moveFocus } from './grid-focus.ts'
import { Head } from './grid-head.tsx'
import { Tick } from './tick.tsx'
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
    const lines = [...(body.current?.rows ?? [])]
    const index = line ? lines.indexOf(line) : -1
    if (!line || index < 0 || event.defaultPrevented) return
    const isHandled = moveFocus(event.key, lines, index) || (event.target === line && actOn(event.key, rows[index], props))
    if (isHandled) event.preventDefault()
  }
  return (
    <div className="grid-scroll">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: one moves in it by arrow keys, as in a spreadsheet */}
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

/** Space chooses the row, Enter opens it; false for other keys. */
function actOn<Row>(key: string, row: Row | undefined, { chosen, idOf, onChoose, onOpen }: GridProps<Row>): boolean {
  if (row === undefined) return false
  if (key === ' ') onChoose?.([row], !chosen?.has(idOf(row)))
  else if (key === 'Enter') onOpen?.(row)
  else return false
  return true
}

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
