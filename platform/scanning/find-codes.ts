import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import type { FoundCode } from './found-page.ts'
import { asColour, type GreyPage, smoothed } from './grey-page.ts'

const program = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
// Given from the disk: left alone, the package fetches its program from the internet.
prepareZXingModule({ overrides: { wasmBinary: readFileSync(program).buffer as ArrayBuffer } })

const common: ReaderOptions = { formats: ['QRCode'], tryInvert: false, maxNumberOfSymbols: 4 }

/** QR codes of a page, whichever way it lies; a page that seems to have none is looked at a second and third time. */
export async function findCodes(page: GreyPage): Promise<FoundCode[]> {
  const first = await look(page, common)
  if (first.length > 0) return first
  const calm = smoothed(page)
  const second = await look(calm, { ...common, tryDenoise: true })
  return second.length > 0 ? second : look(calm, { ...common, binarizer: 'GlobalHistogram' })
}

async function look(page: GreyPage, options: ReaderOptions): Promise<FoundCode[]> {
  const { width, height } = page
  const found = await readBarcodes({ data: asColour(page), width, height, colorSpace: 'srgb' } as ImageData, options)
  return found.map(({ text, position: { topLeft, topRight } }) => ({
    text,
    angle: (Math.atan2(topRight.y - topLeft.y, topRight.x - topLeft.x) * 180) / Math.PI,
  }))
}
