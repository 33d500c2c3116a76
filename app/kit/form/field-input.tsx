import { Checkbox, Input, InputNumber, Radio, Select } from 'antd'
import type { ReactNode } from 'react'
import { CalendarDate } from '../calendar-date.tsx'
import type { InputProps, Kind } from './definition.ts'

type Drawn<K extends Kind['kind']> = Extract<Kind, { kind: K }>
interface DrawProps<K extends Kind['kind']> {
  readonly field: Drawn<K>
  readonly at: InputProps
  readonly isRequired: boolean
}

const textOf = (value: unknown): string => (value === null || value === undefined ? '' : String(value))
const aria = (at: InputProps, isRequired: boolean) => ({
  id: at.id,
  'aria-required': isRequired,
  'aria-invalid': at.isWrong,
  'aria-describedby': at.describedBy,
  onBlur: at.onLeave,
})
const statusOf = (at: InputProps) => (at.isWrong ? 'error' : '')

/** The input of a field by its kind. */
export function FieldInput({ field, at, isRequired }: { field: Kind; at: InputProps; isRequired: boolean }): ReactNode {
  switch (field.kind) {
    case 'text':
    case 'secret':
    case 'multiline':
      return <TextInput field={field} at={at} isRequired={isRequired} />
    case 'number':
      return <NumberInput field={field} at={at} isRequired={isRequired} />
    case 'date':
      return <DateInput field={field} at={at} isRequired={isRequired} />
    case 'select':
    case 'many':
      return <SelectInput field={field} at={at} isRequired={isRequired} />
    case 'choice':
      return (
        <Radio.Group
          {...{ 'aria-describedby': at.describedBy, 'aria-labelledby': `${at.id}-label` }}
          id={at.id}
          value={at.value}
          options={[...field.options]}
          onChange={(event) => at.onChange(event.target.value)}
        />
      )
    case 'tick':
      return (
        <Checkbox {...aria(at, isRequired)} checked={at.value === true} onChange={(event) => at.onChange(event.target.checked)}>
          {field.words}
        </Checkbox>
      )
    case 'custom':
      return field.input(at)
    case 'derived':
      return null
  }
}

function TextInput({ field, at, isRequired }: DrawProps<'text' | 'secret' | 'multiline'>) {
  const value = textOf(at.value)
  const same = { ...aria(at, isRequired), value, status: statusOf(at) } as const
  if (field.kind === 'secret')
    return <Input.Password {...same} autoComplete="new-password" onChange={(event) => at.onChange(event.target.value)} />
  const most = field.maxLength === undefined ? {} : { maxLength: field.maxLength }
  if (field.kind === 'multiline')
    return <Input.TextArea {...same} {...most} rows={field.rows ?? 3} onChange={(event) => at.onChange(event.target.value)} />
  return (
    <Input
      {...same}
      {...most}
      placeholder={field.placeholder}
      autoComplete="off"
      onChange={(event) => at.onChange(event.target.value)}
    />
  )
}

function NumberInput({ field, at, isRequired }: DrawProps<'number'>) {
  return (
    <InputNumber
      {...aria(at, isRequired)}
      value={typeof at.value === 'number' ? at.value : null}
      {...(field.least === undefined ? {} : { min: field.least })}
      {...(field.most === undefined ? {} : { max: field.most })}
      {...(field.unit === undefined ? {} : { suffix: field.unit })}
      status={statusOf(at)}
      controls={false}
      onChange={at.onChange}
    />
  )
}

function DateInput({ field, at }: DrawProps<'date'>) {
  return (
    <CalendarDate
      id={at.id}
      value={typeof at.value === 'string' && at.value !== '' ? at.value : null}
      earliest={field.earliest}
      latest={field.latest}
      isWrong={at.isWrong}
      describedBy={at.describedBy}
      onChange={at.onChange}
      onLeave={at.onLeave}
    />
  )
}

function SelectInput({ field, at, isRequired }: DrawProps<'select' | 'many'>) {
  const search =
    field.kind === 'select' && field.onSearch
      ? { onSearch: field.onSearch, filterOption: false as const }
      : { optionFilterProp: 'label' }
  return (
    <Select
      {...aria(at, isRequired)}
      {...(field.kind === 'many' ? { mode: 'multiple' as const } : {})}
      value={at.value === '' || at.value === null ? undefined : at.value}
      options={[...field.options]}
      showSearch={search}
      allowClear={!isRequired}
      placeholder="请选择"
      status={statusOf(at)}
      onChange={(value) => at.onChange(value ?? (field.kind === 'many' ? [] : null))}
    />
  )
}
