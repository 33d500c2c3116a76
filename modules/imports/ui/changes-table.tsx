import '../../../app/kit/list/grid.css'
import { Tick } from '../../../app/kit/list/tick.tsx'
import { Refusal } from '../../../app/kit/states.tsx'
import { useWrite } from '../../../app/requests.ts'
import { choose, type ImportRowView, type ImportView, listImportRows, readImport } from '../contract.ts'

type Change = ImportRowView['changes'][number]

function After({ change }: { change: Change }) {
  return change.isClearing ? <span className="gap">空，将清除</span> : <b className="import-after">{change.after}</b>
}

interface PersonLinesProps {
  readonly row: ImportRowView
  readonly isFixed: boolean
  readonly onTick: (isChosen: boolean) => void
  readonly onClear: (clears: boolean) => void
}

/** Who the row is about, over all the lines of its changes. */
function PersonCells({ row, isFixed, onTick }: PersonLinesProps) {
  const lines = row.changes.length
  return (
    <>
      <td className="tick" rowSpan={lines}>
        {isFixed ? null : <Tick label={`写入 ${row.name} 的变更`} isOn={row.isChosen} onChange={onTick} />}
      </td>
      <td rowSpan={lines}>
        <b>{row.name}</b> <span className="note">尾号 {row.idTail}</span>
      </td>
      <td rowSpan={lines}>第 {row.row} 行</td>
    </>
  )
}

/** What the change means; an empty cell among other changes can be asked to clear too. */
function Effect({ change, row, isFixed, onClear }: PersonLinesProps & { readonly change: Change }) {
  if (!change.isClearing) return <>{change.effect || '—'}</>
  const isAllClearing = row.changes.every(({ isClearing }) => isClearing)
  if (isAllClearing) return <>{row.isChosen ? '已勾选，写入时清除' : change.effect}</>
  if (isFixed) return <>{row.clears ? '空格也清除' : change.effect}</>
  return (
    <label className="import-tick">
      <input type="checkbox" checked={row.clears} onChange={(event) => onClear(event.target.checked)} /> 空格也清除
    </label>
  )
}

function PersonLines(props: PersonLinesProps) {
  return props.row.changes.map((change, index) => (
    <tr key={change.field}>
      {index === 0 ? <PersonCells {...props} /> : null}
      <td>{change.label}</td>
      <td>{change.before === null ? '—' : <s className="import-before">{change.before}</s>}</td>
      <td>
        <After change={change} />
      </td>
      <td className="import-wrap">
        <Effect change={change} {...props} />
      </td>
    </tr>
  ))
}

/** Old and new, field by field; the ticked ones are written. */
export function ChangesTable({ view, rows }: { view: ImportView; rows: readonly ImportRowView[] }) {
  const settle = useWrite(choose, { invalidates: [listImportRows, readImport] })
  const { id } = view
  const isFixed = !view.abilities.choose
  const areAllOn = rows.every(({ isChosen }) => isChosen)
  return (
    <div className="grid-scroll">
      <Refusal problem={settle.problem} />
      <table className="grid import-table" aria-label="变更">
        <thead>
          <tr>
            <th scope="col" className="tick">
              {isFixed ? null : (
                <Tick
                  label="全部变更"
                  isOn={areAllOn}
                  isPart={!areAllOn && rows.some(({ isChosen }) => isChosen)}
                  onChange={(isChosen) => void settle.run({ params: { id }, body: { all: { verdict: 'changed', isChosen } } })}
                />
              )}
            </th>
            {['人员', '原表', '字段', '现在', '改成', '影响'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <PersonLines
              key={row.position}
              row={row}
              isFixed={isFixed}
              onTick={(isChosen) =>
                void settle.run({ params: { id }, body: { rows: [{ sheet: row.sheet, row: row.row, isChosen }] } })
              }
              onClear={(clears) =>
                void settle.run({ params: { id }, body: { rows: [{ sheet: row.sheet, row: row.row, clears }] } })
              }
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}
