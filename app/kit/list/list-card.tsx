import { type ReactNode, useEffect } from 'react'
import type { Callable } from '../../call.ts'
import { type Conditions, useGo } from '../../navigation.tsx'
import { type Reading, useRead } from '../../requests.ts'
import { useIsPhone } from '../phone.ts'
import { useChoice } from './choice.ts'
import { ColumnChooser, useColumns } from './column-chooser.tsx'
import { type Chip, removal } from './conditions.ts'
import type { Column, Filter, ListPageProps, ListPageView, RowOf } from './definition.ts'
import { ListFooter } from './footer.tsx'
import { Grid } from './grid.tsx'
import { ListState } from './list-state.tsx'
import { useNotBegun } from './not-begun.ts'
import { inputFor, usePaging } from './paging.ts'
import { PhoneRows } from './phone-rows.tsx'
import { usePrinting } from './printing.ts'
import { BatchBar, Toolbar } from './toolbar.tsx'

interface ListCardProps<E extends Callable> {
  readonly list: ListPageProps<E>
  readonly inForce: Conditions
  readonly written: Conditions
  readonly chips: readonly Chip[]
  readonly onSet: (changes: Readonly<Record<string, string | undefined>>) => void
  /** The rows shown now, for the drawer beside the list. */
  readonly onRows: (rows: readonly RowOf<E>[]) => void
}

const noRows: readonly never[] = []

/** Toolbar, batch bar, rows and paging of what is in force. */
export function ListCard<E extends Callable>({ list, inForce, written, chips, onSet, onRows }: ListCardProps<E>) {
  const { filters = [], columns: all } = list
  const isPhone = useIsPhone()
  const mark = JSON.stringify(inForce)
  const paging = usePaging(mark)
  const choice = useChoice<RowOf<E>>(list.idOf, mark)
  const columns = useColumns(list.name, all)
  const reading = useRead(list.read, inputFor(list, inForce, paging), { keepsLast: true }) as Reading<ListPageView<RowOf<E>>>
  const rows: readonly RowOf<E>[] = reading.data?.rows ?? noRows
  useEffect(() => onRows(rows), [rows, onRows])
  const isNotBegun = useNotBegun(list, { inForce, chips, isEmpty: reading.data?.rows.length === 0 })
  const printing = usePrinting(list, inForce, { total: reading.data?.total ?? 0, shown: rows })
  const words = reading.data ? <TotalWords page={reading.data} unit={list.unit} note={list.totalNote?.(reading.data)} /> : null
  const chooser = isPhone ? null : <ColumnChooser columns={all} isShown={columns.isShown} onShow={columns.show} />
  return (
    <div className="list-card">
      <Toolbar tools={list.tools ?? []} inForce={inForce} words={words} chooser={chooser} printing={printing} />
      <BatchBar rows={choice.rows} unit={list.unit} acts={list.batch ?? []} onClear={choice.clear} />
      <ListState
        reading={reading}
        list={list}
        chips={isNotBegun ? [] : chips}
        onDrop={(name) => onSet(name ? removal(name, filters) : everything(filters))}
      >
        <div className={printing.rows ? 'list-rows no-print' : 'list-rows'}>
          <p className="print-only">
            第 {paging.first}—{paging.first + rows.length - 1} {list.unit}，全部 {reading.data?.total} {list.unit}
          </p>
          <Rows
            list={list}
            rows={rows}
            shown={columns.shown}
            first={paging.first}
            choice={choice}
            written={written}
            onSet={onSet}
          />
        </div>
        {printing.rows ? <PrintedRows list={list} rows={printing.rows} shown={columns.shown} /> : null}
      </ListState>
      <ListFooter
        first={paging.first}
        count={rows.length}
        unit={list.unit}
        order={list.order}
        limit={paging.limit}
        onLimit={paging.setLimit}
        onPrevious={paging.previous}
        onNext={paging.nextFor(reading.data?.nextCursor)}
      />
    </div>
  )
}

interface RowsProps<E extends Callable> extends Pick<ListCardProps<E>, 'list' | 'written' | 'onSet'> {
  readonly rows: readonly RowOf<E>[]
  readonly shown: readonly Column<RowOf<E>>[]
  readonly first: number
  readonly choice: ReturnType<typeof useChoice<RowOf<E>>>
}

/** The rows as a grid, or one act a row on a phone. */
function Rows<E extends Callable>({ list, rows, shown, first, choice, written, onSet }: RowsProps<E>) {
  const isPhone = useIsPhone()
  const go = useGo()
  const { idOf, nameOf, acts, hrefOf } = list
  const toPage = hrefOf ? (row: RowOf<E>) => go(hrefOf(row)) : undefined
  const onOpen = list.drawer ? (row: RowOf<E>) => onSet({ open: idOf(row) }) : toPage
  if (isPhone) return <PhoneRows rows={rows} columns={list.columns} idOf={idOf} nameOf={nameOf} acts={acts} onOpen={onOpen} />
  return (
    <Grid
      label={list.title}
      rows={rows}
      columns={shown}
      idOf={idOf}
      nameOf={nameOf}
      firstNumber={first}
      acts={acts}
      onOpen={onOpen}
      openId={written.open}
      {...(list.batch ? { chosen: choice.ids, onChoose: choice.choose } : {})}
      sort={written.sort}
      onSort={(sort) => onSet({ sort })}
    />
  )
}

/** Every row of the conditions, on paper only. */
function PrintedRows<E extends Callable>({ list, rows, shown }: Pick<RowsProps<E>, 'list' | 'rows' | 'shown'>) {
  return (
    <div className="print-only">
      <p>
        全部 {rows.length} {list.unit}
      </p>
      <Grid label={list.title} rows={rows} columns={shown} idOf={list.idOf} nameOf={list.nameOf} />
    </div>
  )
}

const everything = (filters: readonly Filter[]): Record<string, string | undefined> => ({
  unitId: undefined,
  below: undefined,
  ...Object.fromEntries(filters.map((f) => [f.name, f.preset ? 'all' : undefined])),
})

function TotalWords({ page, unit, note }: { page: ListPageView<unknown>; unit: string; note: ReactNode }) {
  return (
    <>
      共 <b>{page.total}</b> {unit}
      {note}
    </>
  )
}
