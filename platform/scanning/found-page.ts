interface Point {
  readonly x: number
  readonly y: number
}
/** Where a code lies, pixels of the page as it was read; named as they stand on the upright sheet. */
export interface CodeCorners {
  readonly topLeft: Point
  readonly topRight: Point
  readonly bottomRight: Point
  readonly bottomLeft: Point
}

/** A code on a page: what it says and where it lies. */
export interface FoundCode {
  readonly text: string
  readonly corners: CodeCorners
  /** Clockwise from upright, degrees. */
  readonly angle: number
}

/** How the place for a signature looks: 'unclear' wherever a person should look. */
export type SignPlace = 'written' | 'empty' | 'unclear'

/** One page as it was read: a grey JPEG, upright where a code says how. */
export interface FoundPage {
  readonly codes: readonly FoundCode[]
  readonly isBlank: boolean
  /** Measured on a page with one code, as if it were the last of its sheet. */
  readonly signPlace: SignPlace
  readonly picture: Uint8Array
  /** Quarter turns clockwise that set it upright. */
  readonly quarterTurns: number
  /** What is left of its slant after that, degrees. */
  readonly slant: number
}

export type ScanMedia = 'pdf' | 'picture'
export type ScanFault = 'locked' | 'broken' | 'tooManyPages' | 'tooManyPixels' | 'notAScan' | 'oddTiff'

/** What a reading process is told. */
export type ReaderOrder =
  | { readonly kind: 'begin'; readonly media: ScanMedia; readonly size: number }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'open' }
  | { readonly kind: 'read'; readonly number: number }

/** What it answers to `begin`, `open` and `read`. */
export type ReaderAnswer =
  | { readonly kind: 'ready' }
  | { readonly kind: 'opened'; readonly pages: number }
  | { readonly kind: 'refused'; readonly fault: ScanFault }
  | { readonly kind: 'page'; readonly number: number; readonly page: FoundPage | undefined }

/** The most pages one file may have. */
export const mostPages = 2000
