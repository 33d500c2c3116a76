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
  /** Opens the form for somebody whom nobody has entered. */
  readonly onCreate: () => void
}

type Naming = NonNullable<ProblemView['naming']>

/** What else can be done about a name: create it, leave the cell empty, leave the rows out. */
function NameActs({
  view,
  naming,
  isBusy,
  onSettle,
  onCreate,
}: Omit<CureProps, 'row' | 'problem'> & { readonly naming: Naming }) {
  const { kind, text } = naming
  const settle = (act: 'leaveEmpty' | 'leaveOut') => onSettle({ names: [{ kind, text, act }] })
  const createUnit = () => onSettle({ names: [{ kind, text, act: 'create', parentId: view.unitId }] })
  const mayCreate = kind === 'officer' || (kind === 'unit' && view.abilities.createUnits)
  const acts = [
    ...(mayCreate ? [kind === 'officer' ? (['新建民警', onCreate] as const) : (['新建单位', createUnit] as const)] : []),
    ...(kind === 'unit' ? [] : [['留空', () => settle('leaveEmpty')] as const]),
    ['不导入这些行', () => settle('leaveOut')] as const,
  ]
  return (
    <span className="import-links">
      {acts.map(([label, act]) => (
        <Button key={label} size="small" type="link" disabled={isBusy} onClick={act}>
          {label}
        </Button>
      ))}
    </span>
  )
}

/** A name nobody knows: the nearest one, another one, a new one, or none. */
function NameCure(props: CureProps & { readonly naming: Naming }) {
  const { view, problem, naming, isBusy, onSettle } = props
  const { kind, text, suggestions } = naming
  const [nearest] = suggestions
  const map = (id: string) => onSettle({ names: [{ kind, text, act: 'map', id }] })
  if (problem.code.endsWith('New'))
    return (
      <Button
        size="small"
        type="link"
        className="import-link"
        disabled={isBusy}
        onClick={() => onSettle({ names: [{ kind, text, act: 'undecided' }] })}
      >
        不新建{text}
      </Button>
    )
  return (
    <div className="import-cure">
      {nearest && suggestions.length === 1 ? (
        <Button size="small" type="primary" disabled={isBusy} onClick={() => map(nearest.id)}>
          用{nearest.name}
        </Button>
      ) : null}
      <OtherName view={view} naming={naming} isBusy={isBusy} onChoose={map} />
      <NameActs {...props} />
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
        className="import-link"
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
  if (problem.naming !== null) return <NameCure {...props} naming={problem.naming} />
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
