import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Refused } from './intake.ts'
import { isTiff, openTiff } from './tiff-scan.ts'

interface Page {
  readonly width: number
  readonly height: number
  readonly grey: number
  /** 1 is none, 3 is Group 3 fax, 8 is Deflate. */
  readonly compression: number
}
const first: Page = { width: 60, height: 90, grey: 40, compression: 1 }
const second: Page = { width: 90, height: 60, grey: 200, compression: 8 }

/** A TIFF whose pages are of one grey each; numbers stand the smaller end first (II) or last (MM). */
function tiffOf(pages: readonly Page[], order: 'II' | 'MM'): Buffer {
  const isLittle = order === 'II'
  const short = (value: number) => (isLittle ? [value & 255, value >> 8] : [value >> 8, value & 255])
  const long = (value: number) => {
    const bytes = Buffer.alloc(4)
    isLittle ? bytes.writeUInt32LE(value) : bytes.writeUInt32BE(value)
    return bytes
  }
  const entry = (tag: number, value: number) => Buffer.from([...short(tag), ...short(4), ...long(1), ...long(value)])
  const strips = pages.map(({ width, height, grey, compression }) => {
    const plain = Buffer.alloc(Math.min(width * height, 9000), grey)
    return compression === 8 ? deflateSync(plain) : plain
  })
  const directorySize = 2 + 9 * 12 + 4
  const starts = strips.map((_, i) => 8 + strips.slice(0, i).reduce((sum, strip) => sum + strip.length + directorySize, 0))
  const directoryAt = (i: number) => (starts[i] ?? 0) + (strips[i]?.length ?? 0)
  const parts = pages.map(({ width, height, compression }, i) => {
    const strip = strips[i] ?? Buffer.alloc(0)
    const tags = [256, width, 257, height, 258, 8, 259, compression, 262, 1, 273, starts[i] ?? 0, 277, 1, 278, height]
    const entries = Array.from({ length: 8 }, (_, n) => entry(tags[2 * n] ?? 0, tags[2 * n + 1] ?? 0))
    const next = long(i + 1 < pages.length ? directoryAt(i + 1) : 0)
    return Buffer.concat([strip, Buffer.from(short(9)), ...entries, entry(279, strip.length), next])
  })
  return Buffer.concat([Buffer.from(order), Buffer.from(short(42)), long(directoryAt(0)), ...parts])
}

const faultOf = (bytes: Buffer): string => {
  try {
    openTiff(bytes)
    return ''
  } catch (error) {
    return (error as Refused).fault
  }
}

test('多页的 TIFF 一页一页读，先读哪一页都行；两种字节次序都认', async () => {
  for (const order of ['II', 'MM'] as const) {
    const file = tiffOf([first, second], order)
    expect(isTiff(file)).toBe(true)
    const scan = openTiff(file)
    expect(scan.pages).toBe(2)
    for (const [number, page] of [[1, second] as const, [0, first] as const])
      for await (const { width, height, pixels } of scan.looks(number))
        expect([width, height, pixels[0], pixels.at(-1)]).toEqual([page.width, page.height, page.grey, page.grey])
  }
})

test('坏的、绕圈的、过大的、压缩方式读不了的 TIFF 不拆开就拒绝', () => {
  const file = tiffOf([first, second], 'II')
  expect(faultOf(file.subarray(0, file.length - 20))).toBe('broken')
  const round = Buffer.from(file)
  round.writeUInt32LE(round.readUInt32LE(4), round.length - 4)
  expect(faultOf(round)).toBe('tooManyPages')
  expect(faultOf(tiffOf([{ ...first, width: 10_000, height: 5_000 }], 'II'))).toBe('tooManyPixels')
  expect(faultOf(tiffOf([first, { ...second, compression: 3 }], 'II'))).toBe('oddTiff')
  expect(isTiff(Buffer.from('II+\0', 'latin1'))).toBe(false)
})
