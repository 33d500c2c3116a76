import { Button } from 'antd'
import type { ReactNode } from 'react'
import type { Callable, InputOf } from '../call.ts'
import { useLargeType } from '../large-type.tsx'
import { type Conditions, useGo } from '../navigation.tsx'
import { type Reading, useRead } from '../requests.ts'
import { useChoice } from './list/choice.ts'
import { ColumnChooser, useColumns } from './list/column-chooser.tsx'
import { type Chip, chipsOf, removal, useConditions } from './list/conditions.ts'
import type {
  BatchAct,
  Column,
  DrawerControls,
  Filter,
  ListPageView,
  RowAct,
  RowOf,
  ToolAct,
  UnitNode,
} from './list/definition.ts'
import { ListFooter } from './list/footer.tsx'
import { Grid } from './list/grid.tsx'
import { usePaging } from './list/paging.ts'
import { PhoneRows } from './list/phone-rows.tsx'
import { QueryBar } from './list/query-bar.tsx'
import { BatchBar, Toolbar } from './list/toolbar.tsx'
import { UnitSelect, UnitTree } from './list/unit-tree.tsx'
import { useIsPhone } from './phone.ts'
import { PrintHeader } from './print.tsx'
import { Empty, Loading, NoPermission, ReadFailure } from './states.tsx'
import './list/list.css'

export interface ListPageProps<E extends Callable> {
  /** Under which the columns are remembered: 'people'. */
  readonly name: string
  readonly title: string
  /** What is counted: 人, 个单位. */
  readonly unit: string
  /** 按编制顺序、辅警编号 */
  readonly order: string
  /** Its query (or body, for a POST read) takes limit, cursor, sort, unitId, below and the filters' names. */
  readonly read: E
  readonly params?: Conditions
  readonly columns: readonly Column<RowOf<E>>[]
  readonly idOf: (row: RowOf<E>) => string
  readonly nameOf: (row: RowOf<E>) => string
  readonly filters?: readonly Filter[]
  /** The tree at the left; absent: no tree. */
  readonly units?: readonly UnitNode[] | undefined
  readonly tools?: readonly ToolAct[]
  readonly batch?: readonly BatchAct<RowOf<E>>[]
  /** At most two; the first is what the row needs. */
  readonly acts?: (row: RowOf<E>) => readonly RowAct[]
  /** Opens the row as a page … */
  readonly hrefOf?: (row: RowOf<E>) => string
  /** … or in a drawer beside the list (kept in the address as ?open=). */
  readonly drawer?: (row: RowOf<E>, controls: DrawerControls) => ReactNode
  /** After 共 46 人: ，其中 3 人未指定责任民警. */
  readonly totalNote?: (page: E['output']['_zod']['output']) => ReactNode
  /** When nothing has been entered yet. */
  readonly empty: { readonly title: string; readonly note?: ReactNode; readonly acts?: ReactNode }
}

/** The home form of the product: tree, query bar, chips, toolbar, grid, paging, all states, print and phone. */
export function ListPage<E extends Callable>(props: ListPageProps<E>) {
  const { filters = [], units, idOf } = props
  const isPhone = useIsPhone()
  const { isLarge } = useLargeType()
  const go = useGo()
  const conditions = useConditions(filters)
  const { inForce, written, set } = conditions
  const mark = JSON.stringify(inForce)
  const paging = usePaging(mark)
  const choice = useChoice<RowOf<E>>(idOf, mark)
  const columns = useColumns(props.name, props.columns)
  const reading = useRead(props.read, inputFor(props, inForce, paging)) as Reading<ListPageView<RowOf<E>>>
  const rows = reading.data?.rows ?? []
  const chips = chipsOf(inForce, filters, units)
  const openRow = props.drawer
    ? (row: RowOf<E>) => set({ open: idOf(row) })
    : props.hrefOf
      ? (row: RowOf<E>) => go(props.hrefOf?.(row) ?? '')
      : undefined
  const tree = { units: units ?? [], unitId: inForce.unitId, below: inForce.below !== 'false', onChange: unitChange(set) }
  const words = reading.data ? <TotalWords page={reading.data} unit={props.unit} note={props.totalNote?.(reading.data)} /> : null
  const table = isPhone ? (
    <PhoneRows rows={rows} columns={props.columns} idOf={idOf} nameOf={props.nameOf} acts={props.acts} onOpen={openRow} />
  ) : (
    <Grid
      label={props.title}
      rows={rows}
      columns={columns.shown}
      idOf={idOf}
      nameOf={props.nameOf}
      firstNumber={paging.first}
      acts={props.acts}
      onOpen={openRow}
      openId={written.open}
      {...(props.batch ? { chosen: choice.ids, onChoose: choice.choose } : {})}
      sort={written.sort}
      onSort={(sort) => set({ sort })}
    />
  )
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
        <div className="list-card">
          <Toolbar
            tools={props.tools ?? []}
            inForce={inForce}
            words={words}
            chooser={isPhone ? null : <ColumnChooser columns={props.columns} isShown={columns.isShown} onShow={columns.show} />}
          />
          <BatchBar rows={choice.rows} unit={props.unit} acts={props.batch ?? []} onClear={choice.clear} />
          <ListState
            reading={reading}
            title={props.title}
            unit={props.unit}
            empty={props.empty}
            chips={chips}
            onDrop={(name) => set(name ? removal(name, filters) : everything(filters))}
          >
            {table}
          </ListState>
          <ListFooter
            first={paging.first}
            count={rows.length}
            unit={props.unit}
            order={props.order}
            limit={paging.limit}
            onLimit={paging.setLimit}
            onPrevious={paging.previous}
            onNext={paging.nextFor(reading.data?.nextCursor)}
          />
        </div>
      </div>
      <OpenDrawer rows={rows} openId={written.open} idOf={idOf} drawer={props.drawer} onOpen={(id) => set({ open: id })} />
    </div>
  )
}

const unitChange = (set: (changes: Record<string, string | undefined>) => void) => (unitId: string | undefined, below: boolean) =>
  set({ unitId, below: below ? undefined : 'false' })

const everything = (filters: readonly Filter[]): Record<string, string | undefined> => ({
  unitId: undefined,
  below: undefined,
  ...Object.fromEntries(filters.map((f) => [f.name, f.preset ? 'all' : undefined])),
})

function inputFor<E extends Callable>(
  props: ListPageProps<E>,
  inForce: Conditions,
  paging: { limit: number; cursor: string | undefined },
) {
  const asked = { ...inForce, limit: String(paging.limit), ...(paging.cursor ? { cursor: paging.cursor } : {}) }
  const input = {
    ...(props.params ? { params: props.params } : {}),
    ...(props.read.method === 'get' ? { query: asked } : { body: asked }),
  }
  return input as unknown as InputOf<E>
}

function TotalWords({ page, unit, note }: { page: ListPageView<unknown>; unit: string; note: ReactNode }) {
  return (
    <>
      共 <b>{page.total}</b> {unit}
      {note}
    </>
  )
}

interface ListStateProps {
  readonly reading: Reading<ListPageView<unknown>>
  readonly title: string
  readonly unit: string
  readonly empty: ListPageProps<Callable>['empty']
  readonly chips: readonly Chip[]
  /** undefined drops all conditions. */
  readonly onDrop: (name: string | undefined) => void
  readonly children: ReactNode
}

function ListState({ reading, title, unit, empty, chips, onDrop, children }: ListStateProps) {
  const { data, error } = reading
  const last = chips[chips.length - 1]
  if (error?.status === 403) return <NoPermission title={`您不能看这里的${title}`} cure={error.message} />
  const failure = error ? (
    <ReadFailure
      what={title}
      problem={error}
      shownSince={data ? reading.dataUpdatedAt : undefined}
      onAgain={() => void reading.refetch()}
    />
  ) : null
  if (!data) return <div className="list-space">{failure ?? <Loading />}</div>
  if (data.rows.length > 0)
    return (
      <>
        {failure}
        {children}
      </>
    )
  if (!last)
    return (
      <div className="list-space">
        <Empty title={empty.title} note={empty.note}>
          {empty.acts}
        </Empty>
      </div>
    )
  return (
    <div className="list-space">
      <Empty title={`没有符合条件的${unit.replace(/^个/, '')}`} note={`条件：${chips.map((c) => c.label).join('、')}`}>
        <Button size="small" onClick={() => onDrop(last.name)}>
          去掉“{last.label}”
        </Button>
        <Button size="small" onClick={() => onDrop(undefined)}>
          全部清除
        </Button>
      </Empty>
    </div>
  )
}

interface OpenDrawerProps<Row> {
  readonly rows: readonly Row[]
  readonly openId: string | undefined
  readonly idOf: (row: Row) => string
  readonly drawer: ((row: Row, controls: DrawerControls) => ReactNode) | undefined
  readonly onOpen: (id: string | undefined) => void
}

function OpenDrawer<Row>({ rows, openId, idOf, drawer, onOpen }: OpenDrawerProps<Row>) {
  const index = rows.findIndex((row) => idOf(row) === openId)
  const row = rows[index]
  if (!drawer || !row) return null
  const to = (neighbour: Row | undefined) => (neighbour ? () => onOpen(idOf(neighbour)) : undefined)
  return drawer(row, { onClose: () => onOpen(undefined), onPrevious: to(rows[index - 1]), onNext: to(rows[index + 1]) })
}
