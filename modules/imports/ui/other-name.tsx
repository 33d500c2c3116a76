import { Select } from 'antd'
import { useState } from 'react'
import { useRead } from '../../../app/requests.ts'
import { searchOfficers, unitTree } from '../../organisation/contract.ts'
import { listPosts } from '../../posts/contract.ts'
import type { ImportView, ProblemView } from '../contract.ts'

interface OtherNameProps {
  readonly view: ImportView
  readonly naming: NonNullable<ProblemView['naming']>
  readonly isBusy: boolean
  readonly onChoose: (id: string) => void
}
interface Choice {
  readonly value: string
  readonly label: string
}

const words = { unit: '选单位', post: '选目录里的岗位', officer: '选民警' } as const

/** What may be chosen, read when the list is opened. */
function useChoices(kind: OtherNameProps['naming']['kind'], isOpen: boolean, q: string): readonly Choice[] {
  const officers = useRead(
    searchOfficers,
    { query: q === '' ? {} : { q } },
    { enabled: isOpen && kind === 'officer', keepsLast: true },
  )
  const posts = useRead(listPosts, { query: { limit: '1000' } }, { enabled: isOpen && kind === 'post' })
  const units = useRead(unitTree, { query: {} }, { enabled: isOpen && kind === 'unit' })
  if (kind === 'officer')
    return (officers.data?.rows ?? []).map((o) => ({
      value: o.id,
      label: [o.name, o.unitName, o.number].filter(Boolean).join(' '),
    }))
  if (kind === 'post') return (posts.data?.rows ?? []).map((p) => ({ value: p.id, label: p.name }))
  return (units.data?.nodes ?? []).map((u) => ({ value: u.id, label: u.name }))
}

/** Another unit, post or officer than the nearest; near misses stand first. */
export function OtherName({ naming, isBusy, onChoose }: OtherNameProps) {
  const { kind, text, suggestions } = naming
  const [isOpen, setOpen] = useState(false)
  const [q, setQ] = useState('')
  const choices = useChoices(kind, isOpen, q)
  const near = q === '' ? suggestions.map((s) => ({ value: s.id, label: [s.name, s.hint].filter(Boolean).join(' ') })) : []
  const rest = choices.filter(({ value }) => !near.some((s) => s.value === value))
  return (
    <Select
      size="small"
      showSearch
      className="import-other"
      aria-label={`${text}：${words[kind]}`}
      placeholder={suggestions.length > 0 && kind !== 'post' ? '另选' : words[kind]}
      disabled={isBusy}
      value={null}
      options={[...near, ...rest]}
      onOpenChange={setOpen}
      onSearch={setQ}
      filterOption={kind === 'officer' ? false : (typed, option) => option?.label.includes(typed) ?? false}
      onChange={(id: string | null) => {
        if (id !== null) onChoose(id)
      }}
    />
  )
}
