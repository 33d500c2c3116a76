import { expect, test } from 'vitest'
import { parseIdNumber } from '../../platform/personal-number.ts'
import { populationOf } from './population.ts'

test('十二万人的证件号个个有效，没有两个相同', () => {
  const population = populationOf(7)
  const numbers = Array.from({ length: 120_000 }, () => population.invent('某某', population.sex(0.7), '2020-01-01').idNumber)
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(numbers.filter((number) => !parseIdNumber(number).ok || number.endsWith('000'))).toEqual([])
})
