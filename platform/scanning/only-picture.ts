import { PDFiumImageObject, type PDFiumModule } from '@hyzyla/pdfium'
import { Transformer } from '@napi-rs/image'
import { readPictureHead } from '../files/picture-head.ts'
import { atTwoThirds, type GreyPage } from './grey-page.ts'
import { mostPixels } from './intake.ts'

type PdfModule = Awaited<ReturnType<typeof PDFiumModule>>
/** The reader with what it can do beyond what its types say. */
export type PdfReader = PdfModule & {
  readonly wasmExports: PdfModule['wasmExports'] & { FPDFPageObj_GetMatrix(object: number, matrix: number): number }
}
interface JpegOnPage {
  readonly bytes: Uint8Array
  /** How wide it is shown, 1/72 inch. */
  readonly shownWidth: number
}

const pictureObject = 3
/** From here on a page is taken at two thirds: 300 dots an inch become 200. */
const denseDots = 280

/** A page that is one JPEG and nothing else, as copiers write it: those very pixels, in a fifth of the time that drawing the page takes; undefined of any other page. */
export async function onlyPicture(reader: PdfReader, documentIdx: number, number: number): Promise<GreyPage | undefined> {
  const jpeg = await onlyJpeg(reader, documentIdx, number)
  const head = jpeg && headOf(jpeg.bytes)
  if (!jpeg || !head || head.bytesPerPixel > 3 || head.width * head.height > mostPixels) return undefined
  const { width, height } = head
  const pixels = await new Transformer(jpeg.bytes).grayscale().rawPixels()
  const page = { width, height, pixels }
  return (width / jpeg.shownWidth) * 72 < denseDots ? page : atTwoThirds(page)
}

async function onlyJpeg(reader: PdfReader, documentIdx: number, number: number): Promise<JpegOnPage | undefined> {
  const pageIdx = reader._FPDF_LoadPage(documentIdx, number)
  try {
    if (reader._FPDFPage_CountObjects(pageIdx) !== 1) return undefined
    const objectIdx = reader._FPDFPage_GetObject(pageIdx, 0)
    const shownWidth = upright(reader, objectIdx)
    if (reader._FPDFPageObj_GetType(objectIdx) !== pictureObject || shownWidth === undefined) return undefined
    const picture = new PDFiumImageObject({ module: reader, objectIdx, documentIdx, pageIdx })
    const { data, filters } = await picture.getImageDataRaw()
    return filters.length === 1 && filters[0] === 'DCTDecode' ? { bytes: data, shownWidth } : undefined
  } finally {
    reader._FPDF_ClosePage(pageIdx)
  }
}

/** How wide an object is shown; undefined of one that is shown mirrored. */
function upright(reader: PdfReader, objectIdx: number): number | undefined {
  const at = reader.wasmExports.malloc(24)
  const isKnown = reader.wasmExports.FPDFPageObj_GetMatrix(objectIdx, at)
  const [a = 0, b = 0, c = 0, d = 0] = new Float32Array(reader.HEAPU8.slice(at, at + 24).buffer)
  reader.wasmExports.free(at)
  return isKnown && a * d - b * c > 0 ? Math.hypot(a, b) : undefined
}

function headOf(bytes: Uint8Array) {
  try {
    return readPictureHead(bytes)
  } catch {
    return undefined
  }
}
