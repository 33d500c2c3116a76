import type { Field } from '../../../app/kit/form/definition.ts'

interface Head {
  readonly number: string
  readonly title: string
  readonly issuer: string
  readonly issuedOn: string
}

/** 文号、标题、机关、日期. */
export const headFields = <V extends Head>(): readonly Field<V>[] => [
  { kind: 'text', name: 'number', label: '文号', required: true, maxLength: 40, placeholder: '明公通〔2026〕7号' },
  { kind: 'text', name: 'title', label: '标题', required: true, maxLength: 120 },
  { kind: 'text', name: 'issuer', label: '印发机关', required: true, maxLength: 60 },
  { kind: 'date', name: 'issuedOn', label: '印发日期', required: true },
]
