import { Select } from 'antd'
import { useState } from 'react'
import type { InputProps } from '../../../app/kit/form/definition.ts'
import { useRead } from '../../../app/requests.ts'
import { searchOfficers } from '../../organisation/contract.ts'

/** Chooses an officer by name, initials or police number; `known` is whoever stands there already. */
export function OfficerInput({ known, ...at }: InputProps & { readonly known?: { id: string; name: string } | null }) {
  const [words, setWords] = useState('')
  const found = useRead(searchOfficers, { query: words ? { q: words } : {} }, { keepsLast: true })
  const matches = (found.data?.rows ?? []).map((o) => ({
    value: o.id,
    label: `${o.name}（${[o.unitName, o.title].filter(Boolean).join(' ')}）`,
  }))
  const isThere = !known || matches.some((o) => o.value === known.id)
  const options = isThere ? matches : [{ value: known.id, label: known.name }, ...matches]
  return (
    <Select
      id={at.id}
      aria-invalid={at.isWrong}
      aria-describedby={at.describedBy}
      status={at.isWrong ? 'error' : ''}
      value={typeof at.value === 'string' && at.value !== '' ? at.value : undefined}
      options={options}
      showSearch={{ onSearch: setWords, filterOption: false }}
      placeholder="姓名、首字母或警号"
      notFoundContent={found.isFetching ? '正在查找' : '没有这位民警'}
      onBlur={at.onLeave}
      onChange={at.onChange}
    />
  )
}
