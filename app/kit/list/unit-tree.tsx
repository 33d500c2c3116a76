import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons'
import { Checkbox, Input, Select } from 'antd'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { useLargeType } from '../../large-type.tsx'
import { useIsPhone } from '../phone.ts'
import type { UnitNode } from './definition.ts'
import { type TreeLine, visibleLines } from './tree-lines.ts'

interface UnitTreeProps {
  readonly units: readonly UnitNode[]
  readonly unitId: string | undefined
  readonly below: boolean
  readonly onChange: (unitId: string | undefined, below: boolean) => void
}

/** Units at the left of a list: search on top, counts at the right, 含下级单位 at the foot. Large type folds it into a select. */
export function UnitTree({ units, unitId, below, onChange }: UnitTreeProps) {
  const { isLarge } = useLargeType()
  const [sought, setSought] = useState('')
  const roots = useMemo(() => units.filter((u) => !units.some((other) => other.id === u.parentId)).map((u) => u.id), [units])
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set())
  const lines = useMemo(
    () => visibleLines({ units, sought, toggled, chosen: unitId, roots }),
    [units, sought, toggled, unitId, roots],
  )
  const choose = (id: string) => onChange(id, below)
  const toggle = (id: string) =>
    setToggled((old) => new Set(old.has(id) ? [...old].filter((other) => other !== id) : [...old, id]))
  if (isLarge) return null
  return (
    <nav className="unit-tree no-print" aria-label="单位">
      <Input
        size="small"
        aria-label="单位名称或首字母"
        placeholder="单位名称或首字母"
        value={sought}
        onChange={(event) => setSought(event.target.value)}
        allowClear
      />
      <TreeBody lines={lines} chosen={unitId} onChoose={choose} onToggle={toggle} />
      <div className="unit-tree-foot">
        <Checkbox checked={below} disabled={unitId === undefined} onChange={(event) => onChange(unitId, event.target.checked)}>
          含下级单位
        </Checkbox>
      </div>
    </nav>
  )
}

interface TreeBodyProps {
  readonly lines: readonly TreeLine[]
  readonly chosen: string | undefined
  readonly onChoose: (id: string) => void
  readonly onToggle: (id: string) => void
}

function TreeBody({ lines, chosen, onChoose, onToggle }: TreeBodyProps) {
  const reachable = lines.some((l) => l.unit.id === chosen) ? chosen : lines[0]?.unit.id
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, { unit, hasBelow, isOpen }: TreeLine) => {
    const place = event.currentTarget
    const acts: Record<string, (() => void) | undefined> = {
      ArrowDown: () => focusOn(place.nextElementSibling),
      ArrowUp: () => focusOn(place.previousElementSibling),
      ArrowRight: hasBelow && !isOpen ? () => onToggle(unit.id) : undefined,
      ArrowLeft: isOpen ? () => onToggle(unit.id) : undefined,
      Enter: () => onChoose(unit.id),
      ' ': () => onChoose(unit.id),
    }
    const act = acts[event.key]
    if (!act) return
    act()
    event.preventDefault()
  }
  return (
    <div className="unit-tree-body" role="tree" aria-label="单位">
      {lines.map((line) => (
        <div
          key={line.unit.id}
          role="treeitem"
          tabIndex={line.unit.id === reachable ? 0 : -1}
          aria-level={line.depth + 1}
          aria-selected={line.unit.id === chosen}
          aria-expanded={line.hasBelow ? line.isOpen : undefined}
          className={line.unit.id === chosen ? 'unit chosen' : 'unit'}
          style={{ paddingLeft: 4 + line.depth * 10 }}
          onClick={() => onChoose(line.unit.id)}
          onKeyDown={(event) => onKeyDown(event, line)}
        >
          <span
            className="unit-fold"
            aria-hidden="true"
            onClick={(event) => {
              if (!line.hasBelow) return
              event.stopPropagation()
              onToggle(line.unit.id)
            }}
          >
            <Caret line={line} />
          </span>
          <span className="unit-name" title={line.unit.name}>
            {line.unit.name}
          </span>
          <span className="unit-count">{line.unit.count}</span>
        </div>
      ))}
      {lines.length === 0 ? <p className="note">没有这个单位</p> : null}
    </div>
  )
}

function Caret({ line }: { line: TreeLine }) {
  if (!line.hasBelow) return null
  return line.isOpen ? <CaretDownOutlined /> : <CaretRightOutlined />
}

function focusOn(element: Element | null): void {
  if (element instanceof HTMLElement && element.getAttribute('role') === 'treeitem') element.focus()
}

/** The tree as one choice of the query bar, for large type and phones. */
export function UnitSelect({ units, unitId, below, onChange }: UnitTreeProps) {
  const isPhone = useIsPhone()
  const options = units.map((u) => ({ value: u.id, label: u.name, search: `${u.name}${u.initials ?? ''}` }))
  return (
    <span className="query-item query-input">
      <Select
        aria-label="单位"
        prefix="单位："
        value={unitId ?? ''}
        options={[{ value: '', label: '全部', search: '全部' }, ...options]}
        showSearch={{ optionFilterProp: 'search' }}
        popupMatchSelectWidth={false}
        style={{ width: isPhone ? '100%' : 190 }}
        onChange={(id) => onChange(id || undefined, below)}
      />
    </span>
  )
}
