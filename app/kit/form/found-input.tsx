import { Select } from 'antd'
import { useState } from 'react'
import type { Option } from '../list/definition.ts'
import type { InputProps } from './definition.ts'

interface FoundInputProps {
  readonly at: InputProps
  /** What was found for the words typed. */
  readonly options: readonly Option[]
  readonly isSearching: boolean
  readonly onSearch: (words: string) => void
  readonly placeholder: string
  /** Said when nothing was found. */
  readonly nothing: string
  /** Whoever stands there already. */
  readonly known?: Option | null
  /** Said of the input where no label is tied to it by id. */
  readonly label?: string | undefined
  readonly isOptional?: boolean
}

/** Chooses among what is found while typing; what was chosen stays among the options. */
export function FoundInput({ at, options, isSearching, onSearch, known = null, isOptional = false, ...words }: FoundInputProps) {
  const [chosen, setChosen] = useState(known)
  const isThere = chosen === null || options.some((o) => o.value === chosen.value)
  return (
    <Select
      id={at.id}
      aria-label={words.label}
      aria-invalid={at.isWrong}
      aria-describedby={at.describedBy}
      status={at.isWrong ? 'error' : ''}
      value={typeof at.value === 'string' && at.value !== '' ? at.value : undefined}
      options={isThere ? [...options] : [chosen, ...options]}
      allowClear={isOptional}
      showSearch={{ onSearch, filterOption: false }}
      placeholder={words.placeholder}
      notFoundContent={isSearching ? '正在查找' : words.nothing}
      onBlur={at.onLeave}
      onChange={(value: string | undefined) => {
        setChosen(value === undefined ? null : (options.find((o) => o.value === value) ?? chosen))
        at.onChange(value ?? null)
      }}
    />
  )
}
