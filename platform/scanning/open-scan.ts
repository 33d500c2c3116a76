import { PDFiumDocument, PDFiumModule } from '@hyzyla/pdfium'
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

/** Takes a file in, part by part, and opens it. */
export interface Intake {
  take(bytes: Uint8Array): void
  /** Refused when the file is locked, broken or too large. */
  open(): Promise<OpenScan>
}

/** Room for a file of so many bytes. */
export const intakeOf = async (media: ScanMedia, size: number): Promise<Intake> =>
  media === 'pdf' ? pdfIntake(size) : pictureIntake(size)

function pictureIntake(size: number): Intake {
  const whole = new Uint8Array(size)
  let at = 0
  return {
    take: (bytes) => {
      whole.set(bytes, at)
      at += bytes.length
    },
    open: () => openPicture(whole),
  }
}

const passwordWanted = [4, 5]

/** The parts go straight where the reader wants them: a second copy of a large file would fill the memory. */
async function pdfIntake(size: number): Promise<Intake> {
  const reader = await PDFiumModule({})
  reader._FPDF_InitLibraryWithConfig({
    version: 2,
    m_pIsolate: null,
    m_pUserFontPaths: null,
    m_v8EmbedderSlot: 0,
    m_pPlatform: null,
  })
  const documentPtr = reader.wasmExports.malloc(size)
  if (documentPtr === 0) throw new Refused('broken')
  let at = 0
  return {
    take: (bytes) => {
      reader.HEAPU8.set(bytes.subarray(0, size - at), documentPtr + at)
      at += bytes.length
    },
    open: async () => {
      const documentIdx = reader._FPDF_LoadMemDocument(documentPtr, size, 0)
      if (documentIdx === 0) throw new Refused(passwordWanted.includes(reader._FPDF_GetLastError()) ? 'locked' : 'broken')
      return openPdf(new PDFiumDocument({ module: reader, documentPtr, documentIdx }))
    },
  }
}

function openPdf(opened: PDFiumDocument): OpenScan {
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
