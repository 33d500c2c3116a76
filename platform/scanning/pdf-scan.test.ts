import { expect, test } from 'vitest'
import { jpegOf, picturePdf } from '../../tests/harness/scan-marker/picture-pdf.ts'
import type { GreyPage } from './grey-page.ts'
import { pdfIntake } from './pdf-scan.ts'

const [width, height] = [620, 877]
/** A grey sheet with a dark bar at its nth tenth. */
const sheet = (nth: number): GreyPage => {
  const pixels = new Uint8Array(width * height).fill(230)
  pixels.fill(40, Math.floor((width * height * nth) / 10), Math.floor((width * height * (nth + 0.5)) / 10))
  return { width, height, pixels }
}
async function openedOf(pdf: Uint8Array) {
  const intake = await pdfIntake(pdf.length)
  intake.take(pdf)
  return intake.open()
}
const darkAt = ({ width: w, height: h, pixels }: GreyPage): number => {
  const middle = Array.from({ length: h }, (_, y) => pixels[y * w + (w >> 1)] ?? 255)
  return Math.round((middle.findIndex((grey) => grey < 128) / h) * 10)
}

test('一页只有一张 JPEG 的，先拿那张图，再照看 PDF 的样子画；两样一致', async () => {
  const pdf = picturePdf([{ width, height, jpeg: await jpegOf(sheet(3)) }], 75)
  const scan = await openedOf(pdf)
  const looks: GreyPage[] = []
  for await (const page of scan.looks(0)) looks.push(page)
  expect(looks.map((page) => [page.width, darkAt(page)])).toEqual([
    [width, 3],
    [1652, 3],
  ])
})

test('文件大，读几页就重新打开一次：看过的图不堆在内存里，后面的页照样读得出', async () => {
  const shots = await Promise.all([1, 3, 5, 7].map(async (nth) => ({ width, height, jpeg: await jpegOf(sheet(nth)) })))
  const heavy = shots.map((shot) => ({ ...shot, jpeg: Buffer.concat([shot.jpeg, Buffer.alloc(40 * 1024 * 1024)]) }))
  const scan = await openedOf(picturePdf(heavy, 75))
  const seen: number[] = []
  for (const number of [0, 1, 2, 3]) for await (const page of scan.looks(number)) seen.push(darkAt(page))
  expect(seen).toEqual([1, 1, 3, 3, 5, 5, 7, 7])
})
