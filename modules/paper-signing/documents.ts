import { beijingDate, formatDate } from '../../platform/calendar/dates.ts'
import type { Keys } from '../../platform/keys.ts'
import { inkOf, svgOf } from '../../platform/signing/stroke.ts'
import { pagesOfSheet, shownText, type WordingSheet, wordingDocx, wordingPages } from '../wordings/public.ts'
import type { PrintedSheet, Stack } from './commands/print-stack.ts'
import { inFives, sheetCode } from './sheet-code.ts'

const digits = 12

/** Codes of each page, for sheets of as many pages as are likely: names and duties make one a page longer than another. */
function codesOf(keys: Keys, { sheet, version, textDigest }: PrintedSheet, likely: readonly number[]): Record<string, string> {
  const versionDigest = version.digest.slice(0, digits)
  const each = likely.flatMap((pages) => Array.from({ length: pages }, (_, i) => ({ page: i + 1, pages })))
  return Object.fromEntries(
    each.map(({ page, pages }) => [
      `${page}/${pages}`,
      sheetCode(keys, { code: sheet.code, versionDigest, page, pages }, textDigest),
    ]),
  )
}

/** The drawn signature in its place, or that it is on paper. */
function signedPart({ signed }: PrintedSheet): Pick<WordingSheet, 'signed' | 'signedOn'> {
  if (!signed) return {}
  const { stroke, personName, signedAt } = signed
  const own = stroke ? { stroke: svgOf(inkOf(stroke)) } : { value: `${personName}（纸质签名，见扫描件）` }
  return { signed: [own], signedOn: formatDate(beijingDate(signedAt)) }
}

function wordingSheet(stack: Stack, printed: PrintedSheet): WordingSheet {
  const { sheet, version, fields } = printed
  const digest = version.digest.slice(0, 8).toUpperCase()
  return {
    text: shownText(version, fields),
    formLabel: version.formLabel,
    bureauName: stack.bureau.name,
    note: `${sheet.unitName}　${sheet.name}　${sheet.number ?? ''}\n${stack.serialNumber}　第${version.number}版　摘要${digest}`,
    code: inFives(sheet.code),
    ...signedPart(printed),
  }
}

function* codedSheets(stack: Stack, keys: Keys, likely: ReadonlyMap<string, readonly number[]>): Generator<WordingSheet> {
  for (const printed of stack.sheets)
    yield { ...wordingSheet(stack, printed), pageQrs: codesOf(keys, printed, likely.get(printed.version.id) ?? [1, 2]) }
}

/** 成套打印 — one person a sheet in roll-call order, each page with its code, as one PDF. `onProgress` hears how many sheets are laid out. Errors as renderPdf. */
export async function stackPdf(stack: Stack, keys: Keys, onProgress: (done: number) => Promise<void>): Promise<Uint8Array> {
  const likely = new Map<string, readonly number[]>()
  for (const printed of new Map(stack.sheets.map((each) => [each.version.id, each])).values()) {
    const pages = await pagesOfSheet(wordingSheet(stack, printed))
    likely.set(
      printed.version.id,
      [pages - 1, pages, pages + 1].filter((n) => n > 0),
    )
  }
  const { title, bureau } = stack
  return wordingPages(codedSheets(stack, keys, likely), { title, isDemo: bureau.isDemo, onProgress })
}

function* plainSheets(stack: Stack): Generator<WordingSheet> {
  for (const printed of stack.sheets) yield wordingSheet(stack, printed)
}

/** 已签的一套 — the same sheets as they were signed, for the file; without QR codes, since nothing comes back. Errors as renderPdf. */
export const signedStackPdf = (stack: Stack, onProgress: (done: number) => Promise<void>): Promise<Uint8Array> =>
  wordingPages(plainSheets(stack), { title: stack.title, isDemo: stack.bureau.isDemo, onProgress })

/** Either stack for Word and WPS; what comes back of it is found by its readable code. Errors as renderPdf. */
export const stackDocx = (stack: Stack, onProgress: (done: number) => Promise<void>): Promise<Uint8Array> =>
  wordingDocx(plainSheets(stack), { title: stack.title, isDemo: stack.bureau.isDemo, onProgress })
