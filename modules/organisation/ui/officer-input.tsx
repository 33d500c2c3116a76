import { useState } from 'react'
import type { InputProps } from '../../../app/kit/form/definition.ts'
import { FoundInput } from '../../../app/kit/form/found-input.tsx'
import { useRead } from '../../../app/requests.ts'
import { type OfficerRow, searchOfficers } from '../contract.ts'

const optionOf = (o: OfficerRow) => ({ value: o.id, label: `${o.name}（${[o.unitName, o.title].filter(Boolean).join(' ')}）` })

interface OfficerInputProps extends InputProps {
  /** The unit whose officers come first. */
  readonly unitId?: string | undefined
  /** Who can't be chosen: the one who hands over. */
  readonly without?: string
  /** Whoever stands there already. */
  readonly known?: { readonly id: string; readonly name: string } | null
  /** Where no label is tied to the input by id. */
  readonly label?: string
  readonly isOptional?: boolean
}

/** Chooses an officer by name, initials or police number. */
export function OfficerInput({ unitId, without, known, label, isOptional = false, ...at }: OfficerInputProps) {
  const [words, setWords] = useState('')
  const query = { ...(words ? { q: words } : {}), ...(unitId ? { unitId } : {}) }
  const found = useRead(searchOfficers, { query }, { keepsLast: true })
  return (
    <FoundInput
      at={at}
      options={(found.data?.rows ?? []).filter((o) => o.id !== without).map(optionOf)}
      isSearching={found.isFetching}
      onSearch={setWords}
      placeholder="姓名、首字母或警号"
      nothing="没有这位民警"
      known={known ? { value: known.id, label: known.name } : null}
      label={label}
      isOptional={isOptional}
    />
  )
}
