import { monitorEventLoopDelay } from 'node:perf_hooks'
import { crc32, deflateSync } from 'node:zlib'
import { Transformer } from '@napi-rs/image'
import { expect, test } from 'vitest'
import { soundPicture } from './picture.ts'

const bounds = { width: 480, height: 640 }
const sound = async (bytes: Uint8Array): Promise<Buffer> => Buffer.from(await soundPicture(bytes, bounds))
const codeOf = (bytes: Uint8Array): Promise<string> =>
  soundPicture(bytes, bounds).then(
    () => 'accepted',
    (error: { code?: string }) => error.code ?? String(error),
  )

/** Red above, blue below. */
function drawn(width: number, height: number, alpha = 255): Transformer {
  const pixels = new Uint8Array(width * height * 4)
  const isUpper = (at: number) => at < pixels.length / 2
  for (let at = 0; at < pixels.length; at += 4) pixels.set(isUpper(at) ? [255, 0, 0, alpha] : [0, 0, 255, alpha], at)
  return Transformer.fromRgbaPixels(pixels, width, height)
}
/** Size and the colours at the four sides, each as the strongest of red, green, blue. */
async function seen(picture: Uint8Array) {
  const { width, height } = await new Transformer(picture).metadata()
  const pixels = await new Transformer(picture).rawPixels()
  const colour = (x: number, y: number): string => {
    const [r = 0, g = 0, b = 0] = pixels.subarray((y * width + x) * 3)
    if (Math.min(r, g, b) > 240) return 'white'
    return r > b ? 'red' : 'blue'
  }
  const [middle, centre] = [Math.floor(width / 2), Math.floor(height / 2)]
  const sides = { top: colour(middle, 2), bottom: colour(middle, height - 3), left: colour(2, centre) }
  return { width, height, ...sides }
}
/** A JPEG with a block of EXIF behind its start: the orientation, and the place where it was taken. */
function withExif(jpeg: Buffer, orientation: number): Buffer {
  const place = Buffer.from('GPS 31.2304N 121.4737E')
  const tiff = Buffer.concat([
    Buffer.from('4d4d002a0000000800010112000300000001', 'hex'),
    Buffer.from([0, orientation, 0, 0]),
    place,
  ])
  const body = Buffer.concat([Buffer.from('Exif\0\0'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, body.length + 2])
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)])
}
const chunk = (kind: string, body: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(kind), body])
  const numbers = Buffer.alloc(8)
  numbers.writeUInt32BE(body.length, 0)
  numbers.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([numbers.subarray(0, 4), named, numbers.subarray(4)])
}
/** A PNG of one colour, whatever its size says; colour type 2 is plain colour, 6 with transparency. */
function flatPng(width: number, height: number, { depth = 8, colourType = 2, rows = height } = {}): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([depth, colourType], 8)
  const line = Buffer.alloc(1 + (width * (colourType === 6 ? 4 : 3) * depth) / 8)
  const packed = deflateSync(Buffer.concat(Array.from({ length: rows }, () => line)))
  const start = Buffer.from('89504e470d0a1a0a', 'hex')
  return Buffer.concat([start, chunk('IHDR', head), chunk('IDAT', packed), chunk('IEND', Buffer.alloc(0))])
}

test('大照片缩到 480×640 以内，小照片不放大；JPEG、PNG、WebP 都认，存下的一律是 JPEG', async () => {
  const large = drawn(1200, 1600)
  for (const bytes of [await large.jpeg(90), await large.png(), await large.webp(90), await large.webpLossless()]) {
    const picture = await sound(bytes)
    expect(picture.subarray(0, 3)).toEqual(Buffer.from('ffd8ff', 'hex'))
    expect(await seen(picture)).toMatchObject({ width: 480, height: 640, top: 'red', bottom: 'blue' })
  }
  expect(await seen(await sound(await drawn(1600, 1200).png()))).toMatchObject({ width: 480, height: 360 })
  expect(await seen(await sound(await drawn(90, 120).png()))).toMatchObject({ width: 90, height: 120 })
})

test('手机横着拍的按拍摄方向转正；拍摄地点和附在后面的东西都不留', async () => {
  const jpeg = await drawn(1600, 1200).jpeg(90)
  const turned = await sound(withExif(jpeg, 6))
  expect(await seen(turned)).toMatchObject({ width: 480, height: 640, left: 'blue' })
  expect(await seen(await sound(withExif(jpeg, 3)))).toMatchObject({ width: 480, height: 360, top: 'blue', bottom: 'red' })
  const hung = Buffer.concat([withExif(jpeg, 6), Buffer.from('<script>alert(1)</script>PK\x03\x04')])
  const clean = (await sound(hung)).toString('latin1')
  for (const word of ['Exif', 'GPS', '121.4737', 'script', 'PK\x03\x04']) expect(clean).not.toContain(word)
})

test('透明的地方存成白底，不变黑', async () => {
  expect(await seen(await sound(await drawn(100, 100, 0).png()))).toMatchObject({ top: 'white', bottom: 'white', left: 'white' })
})

test('不是照片的，不管叫什么名字，都说不是照片', async () => {
  const moving = Buffer.from(await drawn(20, 20).webp(80))
  moving.write('ANIM', 12, 'latin1')
  const others = [
    '',
    'ÿØ',
    '%PDF-1.7',
    'GIF89a',
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'PK\x03\x04',
    'RIFF\0\0\0\0WAVE',
    'BM6',
  ]
  for (const bytes of [...others.map((text) => Buffer.from(text, 'latin1')), moving])
    expect(await codeOf(bytes)).toBe('notAPicture')
})

test('截断的、头尾对不上的、一张里有两张的，都说打不开', async () => {
  const picture = drawn(64, 64)
  const jpeg = await picture.jpeg(90)
  for (const whole of [jpeg, await picture.png(), await picture.webp(90)])
    for (const part of [0.3, 0.6, 0.9, 0.99]) expect(await codeOf(whole.subarray(0, whole.length * part))).toBe('brokenPicture')
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]))
  const twice = Buffer.concat([jpeg.subarray(0, frame), jpeg.subarray(frame, frame + 19), jpeg.subarray(frame)])
  expect(await codeOf(twice)).toBe('brokenPicture')
  const scan = jpeg.indexOf(Buffer.from([0xff, 0xda]))
  const scans = Array.from({ length: 40 }, () => jpeg.subarray(scan, -2))
  expect(await codeOf(Buffer.concat([jpeg.subarray(0, scan), ...scans, jpeg.subarray(-2)]))).toBe('brokenPicture')
  const damaged = Buffer.from(await picture.png())
  damaged[60] = (damaged[60] ?? 0) ^ 0xff
  expect(await codeOf(damaged)).toBe('brokenPicture')
  expect(await codeOf(flatPng(0, 10))).toBe('brokenPicture')
})

test('超过 10 MB、超过 4000 万像素的不收；像素只看文件头，不先打开', async () => {
  expect(await codeOf(Buffer.concat([await drawn(10, 10).jpeg(), Buffer.alloc(10 * 1024 * 1024)]))).toBe('pictureTooLarge')
  const started = performance.now()
  expect(await codeOf(flatPng(50_000, 50_000, { rows: 1 }))).toBe('pictureTooManyPixels')
  expect(await codeOf(flatPng(8001, 5000, { rows: 1 }))).toBe('pictureTooManyPixels')
  expect(await codeOf(flatPng(6000, 5001, { colourType: 6, rows: 1 }))).toBe('pictureTooManyPixels')
  expect(await codeOf(flatPng(4000, 3751, { colourType: 6, depth: 16, rows: 1 }))).toBe('pictureTooManyPixels')
  expect(performance.now() - started).toBeLessThan(1000)
})

test('同时来很多张，一张一张地办；排不上的说过一会儿再传', async () => {
  const bytes = await drawn(300, 400).png()
  const codes = await Promise.all(Array.from({ length: 12 }, () => codeOf(bytes)))
  expect(codes.filter((c) => c === 'accepted')).toHaveLength(8)
  expect(codes.filter((c) => c === 'picturesWaiting')).toHaveLength(4)
  expect(await codeOf(bytes)).toBe('accepted')
})

/** Small: 6 megapixels. At full size: 40. */
const [width, height] = process.env.MINGZE_PROVE === '1' ? [8000, 5000] : [3000, 2000]

test('允许的最大的照片五秒内办完，不多占 300 MB，别人的请求照常', async () => {
  const bytes = flatPng(width, height)
  const delay = monitorEventLoopDelay({ resolution: 10 })
  const before = process.memoryUsage.rss()
  let most = before
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 5)
  delay.enable()
  const started = performance.now()
  expect(await seen(await sound(bytes))).toMatchObject({ width: 480, height: Math.round((480 * height) / width) })
  const took = performance.now() - started
  delay.disable()
  clearInterval(watch)
  expect(took).toBeLessThan(5000)
  expect((most - before) / 1e6).toBeLessThan(300)
  expect(delay.max / 1e6).toBeLessThan(1000)
})
