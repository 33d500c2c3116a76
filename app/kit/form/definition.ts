import type { ReactNode } from 'react'
import type { Option } from '../list/definition.ts'

/** What a custom input gets; it ties itself to the label by `id` and to the error by `describedBy`. */
export interface InputProps {
  readonly id: string
  readonly value: unknown
  readonly onChange: (value: unknown) => void
  readonly onLeave: () => void
  readonly isWrong: boolean
  readonly describedBy: string
}

export type Kind =
  | { readonly kind: 'text'; readonly maxLength?: number; readonly placeholder?: string }
  | { readonly kind: 'secret' }
  | { readonly kind: 'multiline'; readonly rows?: number; readonly maxLength?: number }
  | { readonly kind: 'number'; readonly least?: number; readonly most?: number; readonly unit?: string }
  | { readonly kind: 'date'; readonly earliest?: string; readonly latest?: string }
  | { readonly kind: 'select'; readonly options: readonly Option[]; readonly onSearch?: (text: string) => void }
  | { readonly kind: 'many'; readonly options: readonly Option[] }
  | { readonly kind: 'choice'; readonly options: readonly Option[] }
  | { readonly kind: 'tick'; readonly words: string }
  | { readonly kind: 'custom'; readonly input: (props: InputProps) => ReactNode }
  /** What follows from other fields, shown as text. */
  | { readonly kind: 'derived'; readonly show: (values: never) => ReactNode }

export type Field<Values> = (
  | Exclude<Kind, { kind: 'derived' }>
  | { readonly kind: 'derived'; readonly show: (values: Values) => ReactNode }
) & {
  readonly name: (keyof Values & string) | `derived:${string}`
  readonly label: string
  readonly required?: boolean
  readonly hint?: ReactNode
  /** The fault as a sentence that names the cure; undefined when right. Empty optional values are not asked. */
  readonly check?: (value: unknown, values: Values) => string | undefined
  /** The field is there only while this holds. */
  readonly when?: (values: Values) => boolean
  /** Both columns. */
  readonly isWide?: boolean
}

export interface FieldGroup<Values> {
  /** The question this group answers. */
  readonly title?: string
  readonly fields: readonly Field<Values>[]
}

export type Faults = Readonly<Record<string, string>>

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

/** The fault of one field, undefined when right. */
export function faultOf<Values extends object>(field: Field<Values>, values: Values): string | undefined {
  if (field.kind === 'derived') return undefined
  const value = values[field.name as keyof Values]
  if (isEmpty(value) || (field.kind === 'tick' && value !== true)) return field.required ? missing(field) : undefined
  return field.check?.(value, values)
}

const missing = (field: { kind: string; label: string }): string =>
  ['select', 'choice', 'many', 'date', 'tick'].includes(field.kind) ? `请选择${field.label}` : `请填写${field.label}`

/** Faults of all fields that are there, by name, in the order of the form. */
export function faultsOf<Values extends object>(groups: readonly FieldGroup<Values>[], values: Values): Faults {
  const shown = groups.flatMap((g) => g.fields).filter((f) => f.when?.(values) ?? true)
  return Object.fromEntries(
    shown.flatMap((field) => {
      const fault = faultOf(field, values)
      return fault === undefined ? [] : [[field.name, fault]]
    }),
  )
}

/** How a value reads in the list of differences. */
export function wordsFor<Values extends object>(field: Field<Values>, value: unknown): string {
  if (isEmpty(value)) return '空'
  const options = 'options' in field ? field.options : []
  const word = (one: unknown) => options.find((o) => o.value === one)?.label ?? String(one)
  if (value === true || value === false) return value ? '是' : '否'
  if (field.kind === 'secret') return '（已填）'
  return Array.isArray(value) ? value.map(word).join('、') : word(value)
}
