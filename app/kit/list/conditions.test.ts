import { expect, test } from 'vitest'
import { chipsOf, inForceOf, isPersonal, removal } from './conditions.ts'
import type { Filter } from './definition.ts'

const filters: readonly Filter[] = [
  { name: 'q', label: '查找', kind: 'text' },
  { name: 'postId', label: '岗位', kind: 'select', options: [{ value: 'p1', label: '窗口服务岗' }] },
  {
    name: 'status',
    label: '状态',
    kind: 'select',
    preset: 'serving',
    options: [
      { value: 'serving', label: '在岗' },
      { value: 'left', label: '离岗' },
    ],
  },
]
const units = [{ id: 'u1', parentId: null, name: '柳河派出所' }]

test('谢春燕 opens the roster of 柳河派出所 without a condition: those on duty, units below included', () => {
  const inForce = inForceOf({ unitId: 'u1' }, filters)
  expect(inForce).toEqual({ unitId: 'u1', below: 'true', status: 'serving' })
  expect(chipsOf(inForce, filters, units).map((c) => c.label)).toEqual(['柳河派出所（含下级）', '在岗'])
})

test('taking away 在岗 shows everybody instead of letting the preset come back', () => {
  const after = removal('status', filters)
  expect(after).toEqual({ status: 'all' })
  expect(inForceOf({ status: 'all' }, filters)).toEqual({})
  expect(removal('postId', filters)).toEqual({ postId: undefined })
})

test('a parameter nobody declared never reaches the endpoint', () => {
  expect(inForceOf({ status: 'left', drop: '1', open: 'x' }, filters)).toEqual({ status: 'left' })
})

test('last digits of an ID number are kept out of the address, an auxiliary number is not', () => {
  expect(isPersonal('2317')).toBe(true)
  expect(isPersonal('99010119950301041X')).toBe(true)
  expect(isPersonal('MH10217')).toBe(false)
  expect(isPersonal('宋永康')).toBe(false)
})
