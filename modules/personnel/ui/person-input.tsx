import { useState } from 'react'
import type { InputProps } from '../../../app/kit/form/definition.ts'
import { FoundInput } from '../../../app/kit/form/found-input.tsx'
import { useRead } from '../../../app/requests.ts'
import { listPeople } from '../contract.ts'

/** Chooses an auxiliary in reach by name or initials. */
export function PersonInput(at: InputProps) {
  const [words, setWords] = useState('')
  const found = useRead(listPeople, { query: { limit: '20', ...(words ? { q: words } : {}) } }, { keepsLast: true })
  return (
    <FoundInput
      at={at}
      options={(found.data?.rows ?? []).map((p) => ({ value: p.id, label: [p.name, p.number].filter(Boolean).join('　') }))}
      isSearching={found.isFetching}
      onSearch={setWords}
      placeholder="姓名或首字母"
      nothing="没有这个人"
    />
  )
}
