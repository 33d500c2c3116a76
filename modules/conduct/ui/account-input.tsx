import { Select } from 'antd'
import type { InputProps } from '../../../app/kit/form/definition.ts'
import { type Capacity, useCandidates, useLeaders } from './api.ts'

interface Named {
  readonly accountId: string
  readonly name: string
  readonly unitName: string
  readonly title: string
}
const optionOf = ({ accountId, name, unitName, title }: Named) => ({
  value: accountId,
  label: [name, title, unitName].filter(Boolean).join('　'),
})

interface ChoiceProps {
  readonly at: InputProps
  readonly rows: readonly Named[] | undefined
}
function Choice({ at, rows }: ChoiceProps) {
  return (
    <Select
      id={at.id}
      aria-invalid={at.isWrong}
      aria-describedby={at.describedBy}
      status={at.isWrong ? 'error' : ''}
      value={typeof at.value === 'string' && at.value !== '' ? at.value : undefined}
      options={rows?.map(optionOf) ?? []}
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent={rows === undefined ? '正在查找' : '没有可以选的人'}
      onBlur={at.onLeave}
      onChange={(value: string) => at.onChange(value)}
    />
  )
}

/** Chooses who may have a part in the file; whom something stands against is not offered. */
export function CandidateInput({ fileId, capacity, at }: { fileId: string; capacity: Capacity; at: InputProps }) {
  const found = useCandidates(fileId, capacity)
  return <Choice at={at} rows={found.data?.rows} />
}

/** Chooses the leader to whom alone a report goes. */
export function LeaderInput(at: InputProps) {
  const found = useLeaders()
  return <Choice at={at} rows={found.data?.rows} />
}
