import { PDFiumLibrary } from '@hyzyla/pdfium'
import { Transformer } from '@napi-rs/image'
import { readPictureHead } from '../files/picture-head.ts'
import { mostPages, type ScanFault, type ScanMedia } from './found-page.ts'
import { type GreyPage, greyOf } from './grey-page.ts'

/** A file that can't be read as a scan. */
export class Refused extends Error {
  readonly fault: ScanFault
  constructor(fault: ScanFault) {
    super(fault)
    this.fault = fault
  }
}

export interface OpenScan {
  readonly pages: number
  /** Grey pixels of a page (from 0) at about 200 dots an inch; throws where the page is broken. */
  read(number: number): Promise<GreyPage>
}

const dots = 200 / 72
/** A4 at 200 dpi has 3.9 million; a page that claims to be a poster is drawn smaller. */
const mostPixels = 9_000_000
const mostPicturePixels = 40_000_000

/** Opens a PDF or a picture; Refused when it is locked, broken or too large. */
export const openScan = (media: ScanMedia, bytes: Uint8Array): Promise<OpenScan> =>
  media === 'pdf' ? openPdf(bytes) : openPicture(bytes)

async function openPdf(bytes: Uint8Array): Promise<OpenScan> {
  const library = await PDFiumLibrary.init()
  const opened = await library.loadDocument(bytes).catch((error: Error) => {
    throw new Refused(/password|security/i.test(error.message) ? 'locked' : 'broken')
  })
  const pages = opened.getPageCount()
  if (pages === 0) throw new Refused('broken')
  if (pages > mostPages) throw new Refused('tooManyPages')
  return {
    pages,
    read: async (number) => {
      const page = opened.getPage(number)
      const { originalWidth, originalHeight } = page.getOriginalSize()
      const scale = Math.min(dots, Math.sqrt(mostPixels / (originalWidth * originalHeight)))
      const { width, height, data } = await page.render({ scale, colorSpace: 'Gray', render: 'bitmap' })
      return { width, height, pixels: data }
    },
  }
}

async function openPicture(bytes: Uint8Array): Promise<OpenScan> {
  const head = headOf(bytes)
  if (head.width * head.height > mostPicturePixels) throw new Refused('tooManyPixels')
  return {
    pages: 1,
    read: async () => {
      const picture = new Transformer(Buffer.from(bytes)).rotate()
      const scale = Math.min(1, Math.sqrt(mostPixels / (head.width * head.height)))
      const isTurned = head.orientation >= 5
      const [width, height] = isTurned ? [head.height, head.width] : [head.width, head.height]
      const [w, h] = [Math.round(width * scale), Math.round(height * scale)]
      const sized = scale < 1 ? picture.resize(w, h) : picture
      return greyOf(await sized.rawPixels(), w, h)
    },
  }
}

function headOf(bytes: Uint8Array) {
  try {
    return readPictureHead(bytes)
  } catch (error) {
    throw new Refused((error as { code?: string }).code === 'notAPicture' ? 'notAScan' : 'broken')
  }
}
