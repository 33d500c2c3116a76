import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
import type { FoundCode } from './found-page.ts'
import { asPicture, type GreyPage, halved, smoothed } from './grey-page.ts'

const program = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
// Given from the disk: left alone, the package fetches its program from the internet.
prepareZXingModule({ overrides: { wasmBinary: readFileSync(program).buffer as ArrayBuffer } })

const common: ReaderOptions = { formats: ['QRCode'], tryInvert: false, maxNumberOfSymbols: 4 }

/** Pixels of an A4 page at about 170 dpi: from there on a module is wide enough to be seen at half the size. */
export const largeEnough = 2_700_000

/** QR codes of a page, whichever way it lies. Half the size comes first: specks melt away and it takes a third of the time; a page that seems to have none is looked at again in full. */
export async function findCodes(page: GreyPage): Promise<FoundCode[]> {
  const first = page.pixels.length >= largeEnough ? await look(halved(page), common, 2) : []
  if (first.length > 0) return first
  const second = await look(smoothed(page), common)
  return second.length > 0 ? second : look(page, { ...common, tryDenoise: true })
}

/** `scale`: how much larger the page is than what is looked at. */
async function look(page: GreyPage, options: ReaderOptions, scale = 1): Promise<FoundCode[]> {
  const found = await readBarcodes(asPicture(page), options)
  return found.map(({ text, position }) => {
    const at = ({ x, y }: { x: number; y: number }) => ({ x: x * scale, y: y * scale })
    const [topLeft, topRight] = [at(position.topLeft), at(position.topRight)]
    return {
      text,
      corners: { topLeft, topRight, bottomRight: at(position.bottomRight), bottomLeft: at(position.bottomLeft) },
      angle: (Math.atan2(topRight.y - topLeft.y, topRight.x - topLeft.x) * 180) / Math.PI,
    }
  })
}
