import { expect, test } from 'vitest'
import { type FieldGroup, faultsOf, wordsFor } from './definition.ts'

interface Values {
  name: string
  kind: string | null
  hotline: string
  successorId: string | null
}

const groups: readonly FieldGroup<Values>[] = [
  {
    fields: [
      { kind: 'text', name: 'name', label: '单位名称', required: true },
      { kind: 'select', name: 'kind', label: '类别', required: true, options: [{ value: 'policeStation', label: '派出所' }] },
      { kind: 'text', name: 'hotline', label: '热线', check: (v) => (/^\d+$/.test(String(v)) ? undefined : '热线只写数字。') },
      { kind: 'text', name: 'successorId', label: '并入单位', required: true, when: (v) => v.name === '已撤销' },
    ],
  },
]

test('谢春燕 leaves name and kind empty: both are named in the order of the form', () => {
  const faults = faultsOf(groups, { name: ' ', kind: null, hotline: '', successorId: null })
  expect(Object.entries(faults)).toEqual([
    ['name', '请填写单位名称'],
    ['kind', '请选择类别'],
  ])
})

test('an optional field is checked only when something stands in it', () => {
  expect(faultsOf(groups, { name: '柳河派出所', kind: 'policeStation', hotline: '８８', successorId: null })).toEqual({
    hotline: '热线只写数字。',
  })
})

test('a field that is not there is not asked', () => {
  expect(faultsOf(groups, { name: '已撤销', kind: 'policeStation', hotline: '', successorId: null })).toEqual({
    successorId: '请填写并入单位',
  })
})

test('differences are told in the words of the options', () => {
  const kind = groups[0]?.fields[1]
  expect(kind && wordsFor(kind, 'policeStation')).toBe('派出所')
  expect(kind && wordsFor(kind, null)).toBe('空')
})
