import { Select } from 'antd'
import { useState } from 'react'
import type { InputProps } from '../../../app/kit/form/definition.ts'
import { useRead } from '../../../app/requests.ts'
import { type OfficerRow, searchOfficers } from '../../organisation/contract.ts'

const optionOf = (o: OfficerRow) => ({ value: o.id, label: `${o.name}（${[o.unitName, o.title].filter(Boolean).join(' ')}）` })

interface OfficerInputProps extends InputProps {
  readonly unitId?: string | undefined
  /** Who can't be chosen: the one who hands over. */
  readonly without?: string
  readonly label?: string
}

/** Chooses an officer by name, initials or police number; those of the unit come first. */
export function OfficerInput({ unitId, without, label, ...at }: OfficerInputProps) {
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  const query = { ...(words ? { q: words } : {}), ...(unitId ? { unitId } : {}) }
  const found = useRead(searchOfficers, { query }, { keepsLast: true })
  const options = (found.data?.rows ?? []).filter((o) => o.id !== without).map(optionOf)
  const known = chosen === null || options.some((o) => o.value === chosen.value) ? options : [chosen, ...options]
  return (
    <Select
      id={at.id}
      aria-label={label}
      aria-invalid={at.isWrong}
      aria-describedby={at.describedBy}
      status={at.isWrong ? 'error' : ''}
      value={typeof at.value === 'string' && at.value !== '' ? at.value : undefined}
      options={known}
      showSearch={{ onSearch: setWords, filterOption: false }}
      placeholder="姓名、首字母或警号"
      notFoundContent={found.isFetching ? '正在查找' : '没有这位民警'}
      onBlur={at.onLeave}
      onChange={(value: string) => {
        setChosen(options.find((o) => o.value === value) ?? null)
        at.onChange(value)
      }}
    />
  )
}
