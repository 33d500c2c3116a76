import fc from 'fast-check'
import { expect, test } from 'vitest'
import { drawnName } from '../../tests/harness/signing.ts'
import { DomainError } from '../errors.ts'
import { digestOfStroke, inkOf, type Stroke, soundStroke, svgOf } from './stroke.ts'

const codeOf = (stroke: Stroke): string => {
  try {
    soundStroke(stroke)
    return 'sound'
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error)
  }
}
const box = { width: 340, height: 160 }
const line = (...points: [number, number][]) => points.map(([x, y], i) => [x, y, i * 16, 500])
const long = line([10, 10], [60, 40], [120, 20])

test.each<[string, Stroke, string]>([
  ['写了姓名', drawnName(), 'sound'],
  [
    '一笔连写',
    { ...box, lines: [line(...Array.from({ length: 30 }, (_, i): [number, number] => [i * 10, 80 + (i % 3)]))] },
    'sound',
  ],
  ['手机最窄的框', { width: 50, height: 50, lines: [line([1, 1], [49, 49]), line([49, 1], [1, 49])] }, 'sound'],
  ['一个点', { ...box, lines: [line([10, 10])] }, 'strokeTooShort'],
  ['三个点', { ...box, lines: [line([10, 10]), line([12, 10]), line([14, 10])] }, 'strokeTooShort'],
  ['什么也没写', { ...box, lines: [] }, 'strokeTooShort'],
  ['原地按了很久', { ...box, lines: [line(...Array.from({ length: 40 }, (): [number, number] => [80, 80]))] }, 'strokeTooShort'],
  ['一条短线', { ...box, lines: [line([10, 10], [300, 10])] }, 'strokeTooShort'],
  ['写出框外', { ...box, lines: [long, line([10, 10], [341, 10])] }, 'strokeBroken'],
  ['负的坐标', { ...box, lines: [long, line([-1, 10], [30, 10])] }, 'strokeBroken'],
  ['小数坐标', { ...box, lines: [long, line([1.5, 10], [30, 10])] }, 'strokeBroken'],
  ['少一个数', { ...box, lines: [long, [[1, 2, 3]]] }, 'strokeBroken'],
  ['空的一笔', { ...box, lines: [long, long, []] }, 'strokeBroken'],
  ['框太小', { width: 40, height: 160, lines: [long, long] }, 'strokeBox'],
  ['框太大', { width: 340, height: 4001, lines: [long, long] }, 'strokeBox'],
  ['六十一笔', { ...box, lines: Array.from({ length: 61 }, () => long) }, 'strokeTooMany'],
  [
    '四千零一个点',
    { ...box, lines: [line(...Array.from({ length: 4001 }, (_, i): [number, number] => [i % 340, 80]))] },
    'strokeTooMany',
  ],
])('%s', (_, stroke, code) => {
  expect(codeOf(stroke)).toBe(code)
})

test('每一个数都进了摘要：改一个坐标、时间、压力，摘要就变', () => {
  const stroke = drawnName()
  const before = digestOfStroke(stroke)
  fc.assert(
    fc.property(fc.nat(8), fc.nat(13), fc.nat(3), (l, p, n) => {
      const lines = stroke.lines.map((points) => points.map((point) => [...point]))
      const point = lines[l]?.[p]
      if (!point) return false
      point[n] = (point[n] ?? 0) + 1
      return digestOfStroke({ ...stroke, lines }) !== before
    }),
  )
  expect(digestOfStroke({ ...stroke, width: 341 })).not.toBe(before)
})

test('笔迹画成线条：只有数字和路径命令，框正好包住墨迹', () => {
  const ink = inkOf({ ...box, lines: [line([10, 20], [30, 40], [50, 20]), line([60, 60], [90, 60]), line([100, 100])] })
  expect(ink).toEqual({ path: 'M10 20Q30 40 40 30Q50 20 50 20M60 60L60 60L90 60M100 100L100 100', box: '7 17 96 86', pen: 3 })
  expect(svgOf(ink)).toMatch(/^<svg xmlns="[^"]+" viewBox="7 17 96 86"><path d="[MLQ\d. ]+" fill="none" /)
})
