import '../../../app/kit/list/grid.css'
import { Button } from 'antd'
import { Tick } from '../../../app/kit/list/tick.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useWrite } from '../../../app/requests.ts'
import { choose, type ImportRowView, type ImportView, listImportRows, readImport } from '../contract.ts'

interface PeopleTableProps {
  readonly view: ImportView
  readonly rows: readonly ImportRowView[]
  readonly mayTick: boolean
  /** Rows left out can come back. */
  readonly mayBack: boolean
}

interface PersonLineProps {
  readonly row: ImportRowView
  readonly isOpen: boolean
  readonly tick: ((isChosen: boolean) => void) | undefined
  readonly back: (() => void) | undefined
}

function PersonLine({ row, isOpen, tick, back }: PersonLineProps) {
  return (
    <tr>
      {tick ? (
        <td className="tick">{isOpen ? <Tick label={`写入 ${row.name}`} isOn={row.isChosen} onChange={tick} /> : null}</td>
      ) : null}
      <td>
        <b>{row.name || '（没有姓名）'}</b> {row.idTail === '' ? null : <span className="note">尾号 {row.idTail}</span>}
      </td>
      <td>{row.sheet}</td>
      <td>第 {row.row} 行</td>
      {back ? (
        <td>
          {isOpen ? (
            <Button size="small" type="link" onClick={back}>
              还是导入
            </Button>
          ) : null}
        </td>
      ) : null}
    </tr>
  )
}

/** People of rows without fields to compare: added, unchanged, left out. */
export function PeopleTable({ view, rows, mayTick, mayBack }: PeopleTableProps) {
  const settle = useWrite(choose, { invalidates: [listImportRows, readImport] })
  const { id } = view
  const isOpen = view.abilities.choose === true
  const settleRow = ({ sheet, row }: ImportRowView, change: { isChosen?: boolean; isLeftOut?: boolean }) =>
    void settle.run({ params: { id }, body: { rows: [{ sheet, row, ...change }] } })
  return (
    <div className="grid-scroll">
      <Refusal problem={settle.problem} />
      <table className="grid import-table" aria-label="人员">
        <thead>
          <tr>
            {mayTick ? <th scope="col" className="tick" aria-label="写入" /> : null}
            {['人员', '工作表', '原表'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
            {mayBack ? <th scope="col">操作</th> : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <PersonLine
              key={row.position}
              row={row}
              tick={mayTick ? (isChosen) => settleRow(row, { isChosen }) : undefined}
              back={mayBack ? () => settleRow(row, { isLeftOut: false }) : undefined}
              isOpen={isOpen}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}
