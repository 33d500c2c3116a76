import type { Keys } from '../../platform/keys.ts'

/** What a printed page says of itself. */
export interface SheetCode {
  /** The request's ten characters. */
  readonly code: string
  /** The first 12 hex digits of the version's digest. */
  readonly versionDigest: string
  readonly page: number
  readonly pages: number
  readonly stamp: string
}
type Stamped = Omit<SheetCode, 'stamp'>

const form = /^MZ1\.([2-9A-HJ-NP-Z]{10})\.([0-9a-f]{12})\.(\d{1,2})-(\d{1,2})\.([\w-]{8})$/

/** Eight characters that only this bureau's key makes, for this page of this very text (its SHA-256). */
export const stampOf = (keys: Keys, { code, versionDigest, page, pages }: Stamped, textDigest: string): string =>
  keys.stamp('sheet', [code, versionDigest, page, pages, textDigest].join('.')).slice(0, 8)

/** MZ1.<request code>.<version digest>.<page>-<pages>.<stamp> */
export const sheetCode = (keys: Keys, sheet: Stamped, textDigest: string): string =>
  ['MZ1', sheet.code, sheet.versionDigest, `${sheet.page}-${sheet.pages}`, stampOf(keys, sheet, textDigest)].join('.')

/** Reads the text of a code; undefined when it is none of ours. */
export function readSheetCode(text: string): SheetCode | undefined {
  const [, code = '', versionDigest = '', page, pages, stamp = ''] = form.exec(text) ?? []
  return code === '' ? undefined : { code, versionDigest, page: Number(page), pages: Number(pages), stamp }
}

/** K7QM2 XWP9D */
export const inFives = (code: string): string => `${code.slice(0, 5)} ${code.slice(5)}`
