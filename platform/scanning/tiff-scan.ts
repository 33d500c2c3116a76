import { Transformer } from '@napi-rs/image'
import { mostPages } from './found-page.ts'
import type { GreyPage } from './grey-page.ts'
import { mostPicturePixels, mostPixels, type OpenScan, Refused } from './intake.ts'

/** Tags of a page. */
const [widthTag, heightTag, bitsTag, compressionTag, samplesTag] = [256, 257, 258, 259, 277]
/** None, Group 4 fax, LZW, JPEG, PackBits, Deflate. */
const readable = new Set([1, 4, 5, 7, 8, 32_773, 32_946])
const shortType = 3
const entrySize = 12

interface TiffPage {
  /** Where its directory stands in the file. */
  readonly at: number
  readonly width: number
  readonly height: number
}

interface Numbers {
  readonly short: (at: number) => number
  readonly long: (at: number) => number
  readonly setFirst: (at: number) => void
}

/** Bytes that begin as TIFF does; the large kind (BigTIFF) doesn't count. */
export const isTiff = (bytes: Uint8Array): boolean =>
  /^(II\*\0|MM\0\*)/.test(Buffer.from(bytes.subarray(0, 4)).toString('latin1'))

/** Opens a TIFF of one page or many. Refused when it is broken, too large or packed in a way that can't be read. */
export function openTiff(bytes: Uint8Array): OpenScan {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const numbers = numbersOf(file)
  const pages = pagesOf(file, numbers)
  let last: Promise<unknown> = Promise.resolve()
  const read = async ({ at, width, height }: TiffPage): Promise<GreyPage> => {
    // The decoder reads the first page: the page wanted is made the first.
    numbers.setFirst(at)
    const scale = Math.min(1, Math.sqrt(mostPixels / (width * height)))
    const [w, h] = [Math.round(width * scale), Math.round(height * scale)]
    const picture = new Transformer(file).grayscale()
    const pixels = await (scale < 1 ? picture.resize(w, h) : picture).rawPixels()
    if (pixels.length !== w * h) throw new Refused('broken')
    return { width: w, height: h, pixels }
  }
  return {
    pages: pages.length,
    async *looks(number) {
      const page = pages[number]
      if (!page) throw new Refused('broken')
      // One after the other, since the file itself is turned to the page.
      const reading = last.then(() => read(page))
      last = reading.catch(() => undefined)
      yield await reading
    },
  }
}

function numbersOf(file: Buffer): Numbers {
  if (file.toString('latin1', 0, 2) === 'II')
    return {
      short: (at) => file.readUInt16LE(at),
      long: (at) => file.readUInt32LE(at),
      setFirst: (at) => void file.writeUInt32LE(at, 4),
    }
  return {
    short: (at) => file.readUInt16BE(at),
    long: (at) => file.readUInt32BE(at),
    setFirst: (at) => void file.writeUInt32BE(at, 4),
  }
}

/** The pages in order; each directory names the next. */
function pagesOf(file: Buffer, { short, long }: Numbers): TiffPage[] {
  const pages: TiffPage[] = []
  try {
    for (let at = long(4); at !== 0; at = long(at + 2 + entrySize * short(at))) {
      if (pages.length >= mostPages || at + 6 > file.length)
        throw new Refused(pages.length < mostPages ? 'broken' : 'tooManyPages')
      pages.push(pageAt(at, { short, long }))
    }
  } catch (error) {
    throw error instanceof RangeError ? new Refused('broken') : error
  }
  if (pages.length === 0) throw new Refused('broken')
  return pages
}

/** Of a tag that stands twice the larger value counts. */
function pageAt(at: number, { short, long }: Pick<Numbers, 'short' | 'long'>): TiffPage {
  const found = new Map<number, number>()
  for (let entry = at + 2; entry < at + 2 + entrySize * short(at); entry += entrySize) {
    const [tag, type, count] = [short(entry), short(entry + 2), long(entry + 4)]
    const value = type === shortType ? short(count > 2 ? long(entry + 8) : entry + 8) : long(entry + 8)
    found.set(tag, Math.max(value, found.get(tag) ?? 0))
  }
  const of = (tag: number, otherwise: number): number => found.get(tag) ?? otherwise
  const [width, height] = [of(widthTag, 0), of(heightTag, 0)]
  if (width * height === 0) throw new Refused('broken')
  if (width * height > mostPicturePixels) throw new Refused('tooManyPixels')
  if (!readable.has(of(compressionTag, 1)) || of(bitsTag, 1) > 8 || of(samplesTag, 1) > 4) throw new Refused('oddTiff')
  return { at, width, height }
}
