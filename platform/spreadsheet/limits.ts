/** Upper bounds of one file. Bytes, counts and characters; times in milliseconds. */
export interface SpreadsheetLimits {
  readonly maxFileBytes: number
  readonly maxInflatedBytes: number
  readonly maxEntries: number
  readonly maxRatio: number
  readonly maxCells: number
  readonly maxRows: number
  readonly maxTextCharacters: number
  readonly stallMilliseconds: number
  readonly totalMilliseconds: number
}

const MEGABYTE = 1024 * 1024

/** A roster: 20 MB as uploaded, 250 MB inflated (reliability.md S12). */
export const ROSTER_LIMITS: SpreadsheetLimits = {
  maxFileBytes: 20 * MEGABYTE,
  maxInflatedBytes: 250 * MEGABYTE,
  maxEntries: 2_000,
  maxRatio: 200,
  maxCells: 4_000_000,
  maxRows: 200_000,
  maxTextCharacters: 30_000_000,
  stallMilliseconds: 4_500,
  totalMilliseconds: 30_000,
}
