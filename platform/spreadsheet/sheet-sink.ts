import type { Merge, Row } from './workbook.ts'

/** Where a reader puts what it finds, in the order of the file. */
export interface SheetSink {
  /** A stage without rows is over; the reader is not stuck. */
  alive(): void
  sheet(name: string, isHidden: boolean): void
  row(row: Row): void
  merge(merge: Merge): void
}
