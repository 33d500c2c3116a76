import { PDFiumDocument, PDFiumModule } from '@hyzyla/pdfium'
import { mostPages } from './found-page.ts'
import type { GreyPage } from './grey-page.ts'
import { type Intake, mostPixels, type OpenScan, Refused } from './intake.ts'
import { onlyPicture, type PdfReader } from './only-picture.ts'

const dots = 200 / 72
const passwordWanted = [4, 5]
/** An open document keeps every picture it has shown, up to the 2 GB that the reader can hold: it is opened anew after so many bytes. */
const mostShown = 32 * 1024 * 1024

/** The parts go straight where the reader wants them: a second copy of a large file would fill the memory. */
export async function pdfIntake(size: number): Promise<Intake> {
  const reader = (await PDFiumModule({})) as PdfReader
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
    open: async () => openPdf(reader, documentPtr, size),
  }
}

function openPdf(reader: PdfReader, documentPtr: number, size: number): OpenScan {
  const opened = (): number => {
    const documentIdx = reader._FPDF_LoadMemDocument(documentPtr, size, 0)
    if (documentIdx === 0) throw new Refused(passwordWanted.includes(reader._FPDF_GetLastError()) ? 'locked' : 'broken')
    return documentIdx
  }
  let current = opened()
  const pages = reader._FPDF_GetPageCount(current)
  if (pages === 0) throw new Refused('broken')
  if (pages > mostPages) throw new Refused('tooManyPages')
  const pagesAtOnce = Math.max(1, Math.floor((mostShown * pages) / size))
  let shown = 0
  return {
    pages,
    async *looks(number) {
      if (shown >= pagesAtOnce) {
        reader._FPDF_CloseDocument(current)
        current = opened()
        shown = 0
      }
      shown += 1
      const picture = await onlyPicture(reader, current, number)
      if (picture) yield picture
      yield await drawn(new PDFiumDocument({ module: reader, documentPtr, documentIdx: current }), number)
    },
  }
}

async function drawn(opened: PDFiumDocument, number: number): Promise<GreyPage> {
  const page = opened.getPage(number)
  const { originalWidth, originalHeight } = page.getOriginalSize()
  const scale = Math.min(dots, Math.sqrt(mostPixels / (originalWidth * originalHeight)))
  const { width, height, data } = await page.render({ scale, colorSpace: 'Gray', render: 'bitmap' })
  return { width, height, pixels: data }
}
