import { Select } from 'antd'
import { useState } from 'react'
import type { InputProps } from '../../../app/kit/form/definition.ts'
import { useRead } from '../../../app/requests.ts'
import { searchOfficers } from '../../organisation/contract.ts'

interface OfficerInputProps extends InputProps {
  /** The unit whose officers come first. */
  readonly unitId?: string | undefined
}

/** Chooses an officer by name, initials or police number; the unit's own come first. */
export function OfficerInput({ unitId, ...at }: OfficerInputProps) {
  const [words, setWords] = useState('')
  const [chosen, setChosen] = useState<{ value: string; label: string } | null>(null)
  const query = { ...(words ? { q: words } : {}), ...(unitId ? { unitId } : {}) }
  const found = useRead(searchOfficers, { query }, { keepsLast: true })
  const options = (found.data?.rows ?? []).map((o) => ({
    value: o.id,
    label: `${o.name}（${[o.unitName, o.title].filter(Boolean).join(' ')}）`,
  }))
  const known = chosen === null || options.some((o) => o.value === chosen.value) ? options : [chosen, ...options]
  return (
    <Select
      id={at.id}
      aria-invalid={at.isWrong}
      aria-describedby={at.describedBy}
      status={at.isWrong ? 'error' : ''}
      value={typeof at.value === 'string' && at.value !== '' ? at.value : undefined}
      options={known}
      allowClear
      showSearch={{ onSearch: setWords, filterOption: false }}
      placeholder="姓名、首字母或警号"
      notFoundContent={found.isFetching ? '正在查找' : '没有这位民警'}
      onBlur={at.onLeave}
      onChange={(value: string | undefined) => {
        setChosen(options.find((o) => o.value === value) ?? null)
        at.onChange(value ?? null)
      }}
    />
  )
}
