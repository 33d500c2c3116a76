import { fileURLToPath } from 'node:url'
import { renderDocument } from './render.ts'
import type { TextSheet, TextSheets } from './text-sheet.ts'

const template = fileURLToPath(new URL('./text-sheets.typ', import.meta.url))
/** Laid out at once: with 40 the worker holds 270 MB at most, with 120 it holds 330 MB and is no faster, a whole bureau at once takes 3 GB. */
const sheetsAtOnce = 40

interface Printing {
  readonly title: string
  readonly isDemo: boolean
  /** Hears how many sheets are laid out; may throw to stop. */
  readonly onProgress?: ((done: number) => Promise<void>) | undefined
}

/** Sheets as one PDF/A-2b, in order, each counting its own pages; they are taken as they are needed, so that a stack is never all in memory. Errors as renderPdf. */
export async function renderTextSheets(
  sheets: Iterable<TextSheet>,
  { title, isDemo, onProgress }: Printing,
): Promise<Uint8Array> {
  const pdfs: Uint8Array[] = []
  let done = 0
  for (const part of inParts(sheets)) {
    pdfs.push((await renderDocument({ kind: 'textPdf', template, text: { title, isDemo, sheets: part } })).bytes)
    done += part.length
    await onProgress?.(done)
  }
  const [only] = pdfs
  return pdfs.length === 1 && only ? only : (await renderDocument({ kind: 'joined', pdfs })).bytes
}

function* inParts(sheets: Iterable<TextSheet>): Generator<TextSheet[]> {
  let part: TextSheet[] = []
  for (const sheet of sheets) {
    part.push(sheet)
    if (part.length < sheetsAtOnce) continue
    yield part
    part = []
  }
  if (part.length > 0) yield part
}

/** The same sheets for Word and WPS, each a section of its own. */
export async function renderTextDocx(text: TextSheets): Promise<Uint8Array> {
  return (await renderDocument({ kind: 'textDocx', text })).bytes
}

/** How many pages a sheet takes. Errors as renderPdf. */
export const pagesOfTextSheet = async (sheet: TextSheet): Promise<number> =>
  (await renderDocument({ kind: 'textPdf', template, text: { title: sheet.name, isDemo: false, sheets: [sheet] } })).pages
