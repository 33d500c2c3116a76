import { readPdfText } from '../read-pdf-text.ts'
import { chanceFrom, shuffled } from './chance.ts'
import { blot, scribble, tick, weather } from './pen.ts'
import { jpegOf, picturePdf, type Shot } from './picture-pdf.ts'
import { laidAt, type Raster, rasterised, whiteLike } from './raster.ts'
import { signLines } from './sign-line.ts'

/** What is done to a printed page before it goes through the scanner. */
export type Fate = 'signed' | 'twice' | 'damaged' | 'blank' | 'foreign' | 'unsigned' | 'touched' | 'dated'

/** A page of the scan as the marker made it. */
export interface Truth {
  /** The ten characters printed on the sheet, as a person reads them; empty of a blank one. */
  readonly code: string
  readonly fate: Fate
  /** The page is the one that its person signs. */
  readonly isSignPage: boolean
}

export interface Marking {
  readonly seed: number
  readonly dpi: number
  /** The greatest slant, degrees either way. */
  readonly slant: number
  /** Share of pixels that are specks. */
  readonly specks: number
  /** What becomes of the nth printed page; every other one is signed. */
  readonly fates: Readonly<Record<number, Fate>>
}

/** Where the code stands on the printed page and where somebody scrawls who has no sign line before them: shares of width and height, seen on paper. */
const codeBox = [0.12, 0.875, 0.255, 0.975] as const
const elsewhere = [0.58, 0.7] as const

interface Made {
  readonly truth: Truth
  readonly shot: Shot
}

async function shotOf(sheet: Raster, { slant, specks }: Marking, chance: () => number): Promise<Shot> {
  const quarter = Math.floor(chance() * 4) * 90
  const laid = laidAt(sheet, quarter + (chance() * 2 - 1) * slant)
  weather(laid, specks * chance(), chance)
  return { width: laid.width, height: laid.height, jpeg: await jpegOf(laid) }
}

/** Fates of a sheet that its person did not sign: left alone, a pen that slipped, a sprawling date. */
const notSigned: readonly Fate[] = ['blank', 'unsigned', 'touched', 'dated']
const behindLabel = 0.02
const beforeYear = 0.16

/** Something is written from a little above the middle of the line, so far behind its label. */
const placeToWrite = ({ width, height }: Raster, line: readonly [number, number] | undefined, behind: number) =>
  line ? ([line[0] + behind, line[1] - width / 28 / height] as const) : elsewhere

async function* madeOf(pdf: Uint8Array, marking: Marking, chance: () => number): AsyncGenerator<Made> {
  const codes = readPdfText(pdf).map(({ text }) => /[2-9A-HJ-NP-Z]{5} [2-9A-HJ-NP-Z]{5}/.exec(text)?.[0].replace(' ', '') ?? '')
  const lines = await signLines(pdf)
  let number = 0
  for await (const sheet of rasterised(pdf, marking.dpi)) {
    const fate = marking.fates[number] ?? 'signed'
    const line = lines[number]
    const truth = { code: fate === 'blank' ? '' : (codes[number] ?? ''), fate, isSignPage: line !== undefined }
    const paper = fate === 'blank' ? whiteLike(sheet) : sheet
    if (!notSigned.includes(fate)) scribble(paper, placeToWrite(paper, line, behindLabel), chance)
    if (fate === 'dated') scribble(paper, placeToWrite(paper, line, beforeYear), chance)
    if (fate === 'touched' && line) tick(paper, line)
    if (fate === 'damaged') blot(paper, codeBox)
    yield { truth, shot: await shotOf(paper, marking, chance) }
    if (fate === 'twice') yield { truth, shot: await shotOf(paper, marking, chance) }
    number += 1
  }
}

/** Signs the pages of printed stacks as people would, scans them badly and in no order: one PDF of pictures (its pages again and again up to `pages`), and the truth page by page. Knows the print, not who reads it. */
export async function markStack(
  stacks: readonly { readonly pdf: Uint8Array; readonly marking: Marking }[],
  pages = 0,
): Promise<{ scan: Buffer; truth: readonly Truth[] }> {
  const marking = stacks[0]?.marking
  const chance = chanceFrom(marking?.seed ?? 1)
  const made: Made[] = []
  for (const { pdf, marking: own } of stacks) for await (const page of madeOf(pdf, own, chance)) made.push(page)
  const order = shuffled(made, chance)
  const laid = Array.from({ length: Math.max(pages, order.length) }, (_, i) => order[i % order.length]).filter(
    (page) => page !== undefined,
  )
  const scan = picturePdf(
    laid.map((page) => page.shot),
    marking?.dpi ?? 200,
  )
  return { scan, truth: laid.map((page) => page.truth) }
}
