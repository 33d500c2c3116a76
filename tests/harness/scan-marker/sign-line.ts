import { PDFiumModule } from '@hyzyla/pdfium'

type Share = readonly [number, number]
type Pdfium = Awaited<ReturnType<typeof PDFiumModule>>
/** What the reader of PDF can do beyond what its types say. */
type Texts = Pdfium['wasmExports'] & {
  FPDFText_GetUnicode(text: number, index: number): number
  FPDFText_GetCharBox(text: number, index: number, left: number, right: number, bottom: number, top: number): number
}

/** Where a person begins to write on each printed page: right behind 签名：, the middle of the line, as shares of width and height; undefined of a page that nobody signs. */
export async function signLines(pdf: Uint8Array): Promise<(Share | undefined)[]> {
  const reader = await PDFiumModule({})
  const common = { m_pIsolate: null, m_pUserFontPaths: null, m_v8EmbedderSlot: 0, m_pPlatform: null }
  reader._FPDF_InitLibraryWithConfig({ version: 2, ...common })
  const at = reader.wasmExports.malloc(pdf.length)
  reader.HEAPU8.set(pdf, at)
  const opened = reader._FPDF_LoadMemDocument(at, pdf.length, 0)
  const pages = Array.from({ length: reader._FPDF_GetPageCount(opened) }, (_, number) => number)
  return pages.map((number) => signLineOf(reader, reader._FPDF_LoadPage(opened, number)))
}

function signLineOf(reader: Pdfium, page: number): Share | undefined {
  const texts = reader.wasmExports as Texts
  const text = reader._FPDFText_LoadPage(page)
  const characters = Array.from({ length: reader._FPDFText_CountChars(text) }, (_, i) =>
    String.fromCodePoint(texts.FPDFText_GetUnicode(text, i)),
  )
  const sign = characters.findLastIndex((character, i) => character === '名' && characters[i - 1] === '签')
  if (sign < 0) return undefined
  const at = texts.malloc(32)
  texts.FPDFText_GetCharBox(text, sign, at, at + 8, at + 16, at + 24)
  const [left = 0, right = 0, bottom = 0, top = 0] = new Float64Array(reader.HEAPU8.slice(at, at + 32).buffer)
  const behind = right + (right - left)
  return [behind / reader._FPDF_GetPageWidth(page), 1 - (bottom + top) / 2 / reader._FPDF_GetPageHeight(page)]
}
