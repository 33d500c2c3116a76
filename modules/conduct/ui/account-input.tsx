import { Select } from 'antd'
import { useState } from 'react'
import type { InputProps } from '../../../app/kit/form/definition.ts'
import { type Capacity, useCandidates, useLeaders, usePeople } from './api.ts'

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
  readonly rows: readonly { readonly value: string; readonly label: string }[] | undefined
  readonly onSearch?: (text: string) => void
  readonly isSearching?: boolean
}
function Choice({ at, rows, onSearch, isSearching = false }: ChoiceProps) {
  return (
    <Select
      id={at.id}
      aria-invalid={at.isWrong}
      aria-describedby={at.describedBy}
      status={at.isWrong ? 'error' : ''}
      value={typeof at.value === 'string' && at.value !== '' ? at.value : undefined}
      options={[...(rows ?? [])]}
      showSearch={onSearch ? { onSearch, filterOption: false } : { optionFilterProp: 'label' }}
      notFoundContent={rows === undefined || isSearching ? '正在查找' : '没有可以选的人'}
      onBlur={at.onLeave}
      onChange={(value: string) => at.onChange(value)}
    />
  )
}

/** Chooses who may have a part in the file; whom something stands against is not offered. */
export function CandidateInput({ fileId, capacity, at }: { fileId: string; capacity: Capacity; at: InputProps }) {
  const found = useCandidates(fileId, capacity)
  return <Choice at={at} rows={found.data?.rows.map(optionOf)} />
}

/** Chooses the leader to whom alone a report goes. */
export function LeaderInput(at: InputProps) {
  const found = useLeaders()
  return <Choice at={at} rows={found.data?.rows.map(optionOf)} />
}

/** Chooses an auxiliary in reach by name or initials. */
export function PersonInput(at: InputProps) {
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  const found = usePeople(words)
  const options = (found.data?.rows ?? []).map((p) => ({ value: p.id, label: [p.name, p.number].filter(Boolean).join('　') }))
  const rows = chosen === null || options.some((o) => o.value === chosen.value) ? options : [chosen, ...options]
  const choose = (value: unknown) => {
    setChosen(rows.find((o) => o.value === value) ?? null)
    at.onChange(value)
  }
  return <Choice at={{ ...at, onChange: choose }} rows={rows} onSearch={setWords} isSearching={found.isFetching} />
}
