import { Button } from 'antd'
import type { ClipboardEvent, ReactNode } from 'react'
import type { ColumnView, PartView, ShownRow } from '../contract.ts'
import { ruleWords, shownCell } from '../words.ts'
import { shownColumns } from './labels.ts'
import type { EditedRows } from './use-rows.ts'

interface LinesProps {
  readonly view: PartView
  readonly rows: readonly ShownRow[]
  readonly cell: (row: ShownRow, at: number, column: ColumnView) => ReactNode
  readonly onDrop?: ((at: number) => void) | undefined
}

/** Numbers stand right; what the system fills in is grey. */
const lookOf = (c: ColumnView): string =>
  `${c.kind === 'number' ? 'own-number' : ''} ${c.filledFrom === null ? '' : 'own-filled'}`

/** Rows under their columns; on a phone each row is a block with the names beside the cells. */
function Lines({ view, rows, cell, onDrop }: LinesProps) {
  const ofPerson = view.rowsPer === 'auxiliary'
  const columns = shownColumns(view)
  return (
    <div className="own-scroll">
      <table className="own-table own-grid">
        <thead>
          <tr>
            <th scope="col" className="number">
              序号
            </th>
            {ofPerson ? <th scope="col">姓名</th> : null}
            {ofPerson ? <th scope="col">辅警编号</th> : null}
            {columns.map((c) => (
              <th scope="col" key={c.key}>
                {c.name}
                {c.isRequired ? <span className="required">*</span> : null}
                <span className="own-rule">{ruleWords(c)}</span>
                {c.help ? <span className="own-rule">{c.help}</span> : null}
              </th>
            ))}
            {onDrop ? <th scope="col">操作</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={row.personId ?? i}>
              <td className="number">{i + 1}</td>
              {ofPerson ? <th scope="row">{row.name}</th> : null}
              {ofPerson ? <td data-label="辅警编号">{row.number || '—'}</td> : null}
              {columns.map((c) => (
                <td key={c.key} data-label={c.name} className={lookOf(c)}>
                  {cell(row, i, c)}
                </td>
              ))}
              {onDrop ? (
                <td>
                  <Button type="link" size="small" onClick={() => onDrop(i)} aria-label={`删去第 ${i + 1} 行`}>
                    删去
                  </Button>
                </td>
              ) : null}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** The rows as they were handed in, or as they stand. */
export function ReadGrid({ view }: { view: PartView }) {
  if (view.rowsNow.length === 0) return <p className="own-words">{view.shown === null ? '还没有填。' : '没有可报的。'}</p>
  return <Lines view={view} rows={view.rowsNow} cell={(row, _, c) => shownCell(row.values[c.key]) || '—'} />
}

interface EditGridProps {
  readonly view: PartView
  readonly edited: EditedRows
  /** Faults are shown once the unit has tried to hand in, or a sheet was read. */
  readonly isChecked: boolean
}

/** The rows to be filled in; what the system fills is text. A range copied from Excel is pasted from the cell on. */
export function EditGrid({ view, edited, isChecked }: EditGridProps) {
  const cell = (row: ShownRow, at: number, column: ColumnView) =>
    column.filledFrom === null ? (
      <Cell
        column={column}
        row={row}
        at={at}
        edited={edited}
        fault={isChecked ? edited.faults.get(`${at}.${column.key}`) : undefined}
      />
    ) : (
      shownCell(row.values[column.key]) || '—'
    )
  return <Lines view={view} rows={edited.rows} cell={cell} onDrop={edited.canAdd ? edited.drop : undefined} />
}

interface CellProps {
  readonly column: ColumnView
  readonly row: ShownRow
  readonly at: number
  readonly edited: EditedRows
  readonly fault: string | undefined
}

function Cell({ column, row, at, edited, fault }: CellProps) {
  const value = shownCell(row.values[column.key])
  const shared = {
    'aria-label': `${row.name || `第 ${at + 1} 行`}，${column.name}`,
    'aria-invalid': fault !== undefined,
    'aria-required': column.isRequired,
    className: 'own-cell',
    value,
    onChange: (event: { readonly target: { readonly value: string } }) => edited.set(at, { [column.key]: event.target.value }),
    onPaste: (event: ClipboardEvent) => {
      const text = event.clipboardData.getData('text')
      if (!/[\t\n]/.test(text.trim())) return
      event.preventDefault()
      edited.paste(at, column.key, text)
    },
  }
  return (
    <>
      {column.kind === 'choice' || column.kind === 'yesNo' ? (
        <Choice column={column} value={value} shared={shared} />
      ) : (
        <input {...shared} inputMode={column.kind === 'number' ? 'decimal' : 'text'} placeholder={placeholders[column.kind]} />
      )}
      {fault ? <span className="own-fault">{fault}</span> : null}
    </>
  )
}
const placeholders: Partial<Record<ColumnView['kind'], string>> = { date: '2026-11-23' }

interface ChoiceProps {
  readonly column: ColumnView
  readonly value: string
  readonly shared: object
}
/** What was pasted and is no option stays to be seen. */
function Choice({ column, value, shared }: ChoiceProps) {
  const options = column.kind === 'yesNo' ? ['是', '否'] : column.options
  const isStrange = value !== '' && !options.includes(value)
  return (
    <select {...shared}>
      <option value="">请选</option>
      {isStrange ? <option value={value}>{value}</option> : null}
      {options.map((o) => (
        <option key={o} value={o}>
          {o}
        </option>
      ))}
    </select>
  )
}
