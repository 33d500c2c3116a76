import { fileURLToPath } from 'node:url'
import type { DocumentOrder } from './document-worker.ts'
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
export const renderTextSheets = (sheets: Iterable<TextSheet>, printing: Printing): Promise<Uint8Array> =>
  renderInParts(sheets, printing, { order: (text) => ({ kind: 'textPdf', template, text }), joined: 'joinedPdf' })

/** The same sheets for Word and WPS, each a section of its own. */
export const renderTextDocx = (sheets: Iterable<TextSheet>, printing: Printing): Promise<Uint8Array> =>
  renderInParts(sheets, printing, {
    order: (text, isFirst) => ({ kind: 'textDocx', text, isPart: !isFirst }),
    joined: 'joinedDocx',
  })

interface Format {
  readonly order: (text: TextSheets, isFirst: boolean) => DocumentOrder
  readonly joined: 'joinedPdf' | 'joinedDocx'
}

/** Each part has the worker's whole deadline, and progress is told between them. */
async function renderInParts(
  sheets: Iterable<TextSheet>,
  { title, isDemo, onProgress }: Printing,
  { order, joined }: Format,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let done = 0
  for (const part of inParts(sheets)) {
    parts.push((await renderDocument(order({ title, isDemo, sheets: part }, done === 0))).bytes)
    done += part.length
    await onProgress?.(done)
  }
  const [only] = parts
  return parts.length === 1 && only ? only : (await renderDocument({ kind: joined, parts })).bytes
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

/** How many pages a sheet takes. Errors as renderPdf. */
export const pagesOfTextSheet = async (sheet: TextSheet): Promise<number> =>
  (await renderDocument({ kind: 'textPdf', template, text: { title: sheet.name, isDemo: false, sheets: [sheet] } })).pages
