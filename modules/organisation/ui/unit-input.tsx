import { Select } from 'antd'
import type { InputProps } from '../../../app/kit/form/definition.ts'
import { useUnitTree } from './api.ts'

interface UnitInputProps extends InputProps {
  /** Units that can't be chosen: the unit itself and all below it. */
  readonly without?: string
}

/** Chooses a unit of the tree by name or initials. */
export function UnitInput({ without, ...at }: UnitInputProps) {
  const nodes = useUnitTree().data?.nodes ?? []
  const barred = new Set(without ? [without] : [])
  for (const node of nodes) if (node.parentId !== null && barred.has(node.parentId)) barred.add(node.id)
  const options = nodes
    .filter((n) => !barred.has(n.id))
    .map((n) => ({ value: n.id, label: n.name, search: `${n.name}${n.initials}` }))
  return (
    <Select
      id={at.id}
      aria-invalid={at.isWrong}
      aria-describedby={at.describedBy}
      status={at.isWrong ? 'error' : ''}
      value={typeof at.value === 'string' && at.value !== '' ? at.value : undefined}
      options={options}
      showSearch={{ optionFilterProp: 'search' }}
      placeholder="单位名称或首字母"
      onBlur={at.onLeave}
      onChange={at.onChange}
    />
  )
}
