import { Button, Input } from 'antd'
import { useState } from 'react'
import type { InputOf } from '../../../app/call.ts'
import type { choose, ImportRowView, ImportView, ProblemView } from '../contract.ts'
import { OtherName } from './other-name.tsx'

export type Settlement = InputOf<typeof choose>['body']

interface CureProps {
  readonly view: ImportView
  readonly row: ImportRowView
  readonly problem: ProblemView
  readonly isBusy: boolean
  readonly onSettle: (body: NonNullable<Settlement>) => void
}

/** A name nobody knows: the nearest one, another one, or none. */
function NameCure({ view, problem, isBusy, onSettle }: CureProps) {
  const { naming } = problem
  if (naming === null) return null
  const { kind, text, suggestions } = naming
  const [nearest] = suggestions
  const settle = (act: 'leaveEmpty' | 'leaveOut') => onSettle({ names: [{ kind, text, act }] })
  return (
    <div className="import-cure">
      {nearest && suggestions.length === 1 ? (
        <Button
          size="small"
          type="primary"
          disabled={isBusy}
          onClick={() => onSettle({ names: [{ kind, text, act: 'map', id: nearest.id }] })}
        >
          用{nearest.name}
        </Button>
      ) : null}
      <OtherName
        view={view}
        naming={naming}
        isBusy={isBusy}
        onChoose={(id) => onSettle({ names: [{ kind, text, act: 'map', id }] })}
      />
      {kind === 'unit' && view.abilities.createUnits ? (
        <Button
          size="small"
          disabled={isBusy}
          onClick={() => onSettle({ names: [{ kind, text, act: 'create', parentId: view.unitId }] })}
        >
          新建{text}
        </Button>
      ) : null}
      <Button size="small" type="link" disabled={isBusy} onClick={() => settle(kind === 'unit' ? 'leaveOut' : 'leaveEmpty')}>
        {kind === 'unit' ? '不导入这些行' : '留空'}
      </Button>
    </div>
  )
}

/** A wrong cell: the right text is typed here, or the row stays out. */
function CellCure({ row, problem, isBusy, onSettle }: CureProps) {
  const [text, setText] = useState('')
  const isCell = /^[A-Z]+\d+$/.test(problem.cell) && !problem.code.startsWith('duplicate')
  const { sheet, cell } = problem
  return (
    <div className="import-cure">
      <span>{problem.cure}</span>
      {isCell ? (
        <span className="import-typed">
          <Input
            size="small"
            value={text}
            maxLength={200}
            aria-label={`${cell} 改为`}
            placeholder="改为"
            onChange={(event) => setText(event.target.value)}
          />
          <Button
            size="small"
            disabled={isBusy || text.trim() === ''}
            onClick={() => onSettle({ cells: [{ sheet, cell, text: text.trim() }] })}
          >
            改
          </Button>
        </span>
      ) : null}
      <Button
        size="small"
        type="link"
        disabled={isBusy}
        onClick={() => onSettle({ rows: [{ sheet, row: row.row, isLeftOut: true }] })}
      >
        不导入这行
      </Button>
    </div>
  )
}

interface TickedProps {
  readonly label: string
  readonly isOn: boolean
  readonly isBusy: boolean
  readonly onChange: (isOn: boolean) => void
}

function Ticked({ label, isOn, isBusy, onChange }: TickedProps) {
  return (
    <label className="import-tick">
      <input type="checkbox" checked={isOn} disabled={isBusy} onChange={(event) => onChange(event.target.checked)} /> {label}
    </label>
  )
}

/** How a problem is put right, in its row. */
export function Cure(props: CureProps) {
  const { view, row, problem, isBusy, onSettle } = props
  const { sheet, cell, code } = problem
  if (!view.abilities.choose) return problem.cure
  if (problem.naming !== null) return <NameCure {...props} />
  if (code === 'elsewhere')
    return (
      <Ticked
        label="提调动申请"
        isOn={row.isChosen}
        isBusy={isBusy}
        onChange={(isChosen) => onSettle({ rows: [{ sheet, row: row.row, isChosen }] })}
      />
    )
  if (problem.isConfirmable) {
    const label = code === 'idNumber15' ? '已与本人核对' : '已核对证件'
    return (
      <Ticked
        label={label}
        isOn={problem.severity === 'notice'}
        isBusy={isBusy}
        onChange={(isConfirmed) => onSettle({ confirmed: [{ sheet, cell, isConfirmed }] })}
      />
    )
  }
  if (code === 'hiddenRows')
    return (
      <Ticked
        label="一并导入"
        isOn
        isBusy={isBusy}
        onChange={(isIncluded) => onSettle({ hidden: [{ sheet, cell, isIncluded }] })}
      />
    )
  return problem.severity === 'error' ? <CellCure {...props} /> : problem.cure
}
