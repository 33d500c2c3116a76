import { CloseOutlined, DownOutlined, UpOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { type FormEvent, useState } from 'react'
import type { Conditions } from '../../navigation.tsx'
import { CalendarDate } from '../calendar-date.tsx'
import { useIsPhone } from '../phone.ts'
import type { Chip } from './conditions.ts'
import type { Filter } from './definition.ts'

interface QueryBarProps {
  readonly filters: readonly Filter[]
  readonly written: Conditions
  readonly chips: readonly Chip[]
  readonly onSet: (changes: Readonly<Record<string, string | undefined>>) => void
  readonly onRemove: (name: string) => void
  readonly onReset: () => void
}

/** One line of conditions, then those in force as chips. Choices take effect at once, text by 查询 or Enter. */
export function QueryBar({ filters, written, chips, onSet, onRemove, onReset }: QueryBarProps) {
  const texts = filters.filter((f) => f.kind === 'text')
  const [typed, setTyped] = useState<Conditions>({})
  const [isMoreOpen, setMoreOpen] = useState(false)
  const isPhone = useIsPhone()
  const isLater = (f: Filter) => (isPhone ? f.kind !== 'text' : (f.isMore ?? false))
  const shown = filters.filter((f) => isMoreOpen || !isLater(f))
  const ask = (event: FormEvent) => {
    event.preventDefault()
    onSet(Object.fromEntries(texts.map((f) => [f.name, (typed[f.name] ?? written[f.name] ?? '').trim() || undefined])))
    setTyped({})
  }
  return (
    <form className="query-bar no-print" onSubmit={ask} aria-label="查询条件">
      <div className="query-line">
        {shown.map((filter) => (
          <span key={filter.name} className="query-item query-input">
            <FilterInput
              filter={filter}
              value={typed[filter.name] ?? written[filter.name] ?? filter.preset ?? ''}
              onType={(value) => setTyped({ ...typed, [filter.name]: value })}
              onSet={onSet}
            />
          </span>
        ))}
        <span className="query-item">
          <Button type="primary" htmlType="submit">
            查询
          </Button>
        </span>
        <span className="query-item">
          <Button
            onClick={() => {
              setTyped({})
              onReset()
            }}
          >
            重置
          </Button>
        </span>
        {filters.some(isLater) ? (
          <button
            type="button"
            className="text-act query-item"
            aria-expanded={isMoreOpen}
            onClick={() => setMoreOpen(!isMoreOpen)}
          >
            更多条件 {isMoreOpen ? <UpOutlined aria-hidden /> : <DownOutlined aria-hidden />}
          </button>
        ) : null}
      </div>
      {chips.length > 0 ? (
        <div className="chips">
          当前条件：
          {chips.map((chip) => (
            <button
              type="button"
              key={chip.name}
              className="chip"
              aria-label={`去掉条件 ${chip.label}`}
              onClick={() => onRemove(chip.name)}
            >
              {chip.label} <CloseOutlined aria-hidden="true" />
            </button>
          ))}
          <span className="chips-note">条件记在网址里，复制网址即可分享给同样有权限的人。</span>
        </div>
      ) : null}
    </form>
  )
}

interface FilterInputProps {
  readonly filter: Filter
  readonly value: string
  readonly onType: (value: string) => void
  readonly onSet: (changes: Readonly<Record<string, string | undefined>>) => void
}

function FilterInput({ filter, value, onType, onSet }: FilterInputProps) {
  const isPhone = useIsPhone()
  if (filter.kind === 'text')
    return (
      <Input
        aria-label={filter.label}
        placeholder={filter.placeholder ?? filter.label}
        value={value}
        style={{ width: isPhone ? '100%' : (filter.width ?? 200) }}
        onChange={(event) => onType(event.target.value)}
      />
    )
  if (filter.kind === 'date')
    return (
      <CalendarDate
        label={filter.label}
        placeholder={filter.label}
        value={value || null}
        onChange={(on) => onSet({ [filter.name]: on ?? undefined })}
      />
    )
  return <SelectFilter filter={filter} value={value} onSet={onSet} />
}

function SelectFilter({ filter, value, onSet }: Omit<FilterInputProps, 'onType'>) {
  const isPhone = useIsPhone()
  const all = { value: filter.preset ? 'all' : '', label: '全部' }
  return (
    <Select
      aria-label={filter.label}
      prefix={`${filter.label}：`}
      value={value}
      options={[all, ...(filter.options ?? [])]}
      popupMatchSelectWidth={false}
      showSearch={(filter.options?.length ?? 0) > 10 ? { optionFilterProp: 'label' } : false}
      style={{ width: isPhone ? '100%' : (filter.width ?? `${6.6 + filter.label.length}em`) }}
      onChange={(next) => onSet({ [filter.name]: next === '' ? undefined : next })}
    />
  )
}
