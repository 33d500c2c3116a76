import { columnLabels } from '../words.ts'
import '../../../app/kit/list/grid.css'
import { useState } from 'react'
import { Refusal } from '../../../app/kit/states.tsx'
import { useWrite, type Write } from '../../../app/requests.ts'
import { choose, type ImportRowView, type ImportView, listImportRows, type ProblemView, readImport } from '../contract.ts'
import { Cure } from './cure.tsx'
import { NewOfficer } from './new-officer.tsx'

interface Line {
  readonly key: string
  readonly row: ImportRowView
  readonly problem: ProblemView
}

const elsewhere = (row: ImportRowView): ProblemView => ({
  sheet: row.sheet,
  row: row.row,
  cell: `${row.row}行`,
  column: null,
  field: null,
  value: row.name,
  code: 'elsewhere',
  severity: 'notice',
  message: '这个人在本局别的单位在册，不能直接加入；写入时提调动申请。',
  cure: '',
  isConfirmable: false,
  naming: null,
})

/** Problems first, notices after; rows of other units among the problems. */
function linesOf(rows: readonly ImportRowView[]): Line[] {
  const lines = rows.flatMap((row) => {
    const own = row.verdict === 'elsewhere' ? [...row.problems, elsewhere(row)] : row.problems
    return own.map((problem, index) => ({ key: `${row.position} ${index}`, row, problem }))
  })
  const weight = ({ problem }: Line): number => (problem.severity === 'error' || problem.code === 'elsewhere' ? 0 : 1)
  return lines.toSorted((one, other) => weight(one) - weight(other))
}

type Settle = Write<typeof choose>

function ProblemLine({ view, line: { row, problem }, settle }: { view: ImportView; line: Line; settle: Settle }) {
  const [isCreating, setCreating] = useState(false)
  const { naming } = problem
  return (
    <>
      <tr>
        <td>{problem.sheet}</td>
        <td>
          <b>{problem.cell}</b>
        </td>
        <td>{problem.field === null ? '整行' : columnLabels[problem.field]}</td>
        <td className="import-wrap">{problem.value === '' ? '—' : problem.value}</td>
        <td className="import-wrap">{problem.message}</td>
        <td className="import-wrap">
          <Cure
            view={view}
            row={row}
            problem={problem}
            isBusy={settle.isRunning}
            onSettle={(body) => void settle.run({ params: { id: view.id }, body })}
            onCreate={() => setCreating(true)}
          />
        </td>
      </tr>
      {isCreating && naming !== null ? (
        <tr>
          <td colSpan={6} className="import-wrap">
            <NewOfficer view={view} text={naming.text} onClose={() => setCreating(false)} />
          </td>
        </tr>
      ) : null}
    </>
  )
}

/** Sheet and cell first, then what is wrong, then the cure, in the row itself. */
export function ProblemsTable({ view, rows }: { view: ImportView; rows: readonly ImportRowView[] }) {
  const settle = useWrite(choose, { invalidates: [readImport, listImportRows] })
  return (
    <div className="grid-scroll">
      <Refusal problem={settle.problem} />
      <table className="grid import-table" aria-label="问题">
        <thead>
          <tr>
            {['工作表', '单元格', '列', '原值', '问题', '怎么改'].map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {linesOf(rows).map((line) => (
            <ProblemLine key={line.key} view={view} line={line} settle={settle} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
