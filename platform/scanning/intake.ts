import type { ScanFault } from './found-page.ts'
import type { GreyPage } from './grey-page.ts'

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
  /** Grey pixels of a page (from 0) at about 200 dots an inch: the cheapest look first, a thorough one for whoever found nothing; throws where the page is broken. */
  looks(number: number): AsyncGenerator<GreyPage>
}

/** Takes a file in, part by part, and opens it. */
export interface Intake {
  take(bytes: Uint8Array): void
  /** Refused when the file is locked, broken or too large. */
  open(): Promise<OpenScan>
}

/** A4 at 200 dpi has 3.9 million; a page that claims to be a poster is drawn smaller. */
export const mostPixels = 9_000_000
/** A picture that says it has more is not unpacked. */
export const mostPicturePixels = 40_000_000
