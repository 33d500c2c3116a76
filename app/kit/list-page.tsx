import { type ReactNode, useState } from 'react'
import type { Callable } from '../call.ts'
import { useLargeType } from '../large-type.tsx'
import { chipsOf, removal, useConditions } from './list/conditions.ts'
import type { DrawerControls, ListPageProps, RowOf } from './list/definition.ts'
import { ListCard } from './list/list-card.tsx'
import { QueryBar } from './list/query-bar.tsx'
import { UnitSelect, UnitTree } from './list/unit-tree.tsx'
import { useIsPhone } from './phone.ts'
import { PrintHeader } from './print.tsx'
import './list/list.css'

/** The home form of the product: tree, query bar, chips, toolbar, grid, paging, all states, print and phone. */
export function ListPage<E extends Callable>(props: ListPageProps<E>) {
  const { filters = [], units, idOf } = props
  const isPhone = useIsPhone()
  const { isLarge } = useLargeType()
  const conditions = useConditions(filters)
  const { inForce, written, set } = conditions
  const chips = chipsOf(inForce, filters, units)
  const tree = { units: units ?? [], unitId: inForce.unitId, below: inForce.below !== 'false', onChange: unitChange(set) }
  const [rows, setRows] = useState<readonly RowOf<E>[]>([])
  return (
    <div className={isPhone ? 'list list-phone' : 'list'}>
      <h1 className="visually-hidden">{props.title}</h1>
      <PrintHeader title={props.title} conditions={chips.map((c) => c.label).join('、') || '无'} />
      {units && !isPhone ? <UnitTree {...tree} /> : null}
      <div className="list-main">
        <div className="query-card">
          {units && (isLarge || isPhone) ? <UnitSelect {...tree} /> : null}
          <QueryBar
            filters={filters}
            written={written}
            chips={chips}
            onSet={set}
            onRemove={(name) => set(removal(name, filters))}
            onReset={conditions.reset}
          />
        </div>
        <ListCard list={props} inForce={inForce} written={written} chips={chips} onSet={set} onRows={setRows} />
      </div>
      <OpenDrawer rows={rows} openId={written.open} idOf={idOf} drawer={props.drawer} onOpen={(id) => set({ open: id })} />
    </div>
  )
}

const unitChange = (set: (changes: Record<string, string | undefined>) => void) => (unitId: string | undefined, below: boolean) =>
  set({ unitId, below: below ? undefined : 'false' })

interface OpenDrawerProps<Row> {
  readonly rows: readonly Row[]
  readonly openId: string | undefined
  readonly idOf: (row: Row) => string
  readonly drawer: ((row: Row, controls: DrawerControls) => ReactNode) | undefined
  readonly onOpen: (id: string | undefined) => void
}

/** The opened row stays beside the list when an act has taken it out of the rows: what the act handed over is still to be read. */
function OpenDrawer<Row>({ rows, openId, idOf, drawer, onOpen }: OpenDrawerProps<Row>) {
  const [held, setHeld] = useState<Row>()
  const index = rows.findIndex((row) => idOf(row) === openId)
  const found = rows[index]
  if (found !== undefined && found !== held) setHeld(found)
  const row = found ?? (held !== undefined && idOf(held) === openId ? held : undefined)
  if (!drawer || row === undefined) return null
  const to = (neighbour: Row | undefined) => (neighbour ? () => onOpen(idOf(neighbour)) : undefined)
  return drawer(row, { onClose: () => onOpen(undefined), onPrevious: to(rows[index - 1]), onNext: to(rows[index + 1]) })
}
