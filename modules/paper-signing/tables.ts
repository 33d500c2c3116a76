import type { ColumnType, Generated } from 'kysely'

type Json<T> = ColumnType<T, string, string>

/** 已印的一份 — a text as it was printed for somebody; what comes back on paper is held against it. */
export interface PrintedSheetRow {
  bureauId: string
  requestId: string
  /** SHA-256 of the text as printed; printed again after a change, it is another. */
  textDigest: string
  unitSortKey: string
  /** Values merged into the text. */
  fields: Json<Record<string, string>>
  printedAt: Generated<Date>
}

/** One uploaded file of a scan. */
export interface ScanSourceFile {
  uploadId: string
  name: string
  /** Known once it was opened. */
  pages: number | null
  digest: string | null
  /** Why nothing of it could be read. */
  failure: string | null
}

/** 扫描件 — uploaded files whose pages are matched to people. */
export interface ScanRow {
  bureauId: string
  id: string
  unitSortKey: string
  accountId: string
  startedByName: string
  sources: Json<ScanSourceFile[]>
  state: Generated<'reading' | 'ready' | 'failed'>
  failure: string | null
  jobId: string | null
  createdAt: Generated<Date>
  readAt: Date | null
  version: Generated<number>
}

/** 扫描页 — one page: its picture with digest, whose it is, what became of it. */
export interface ScanPageRow {
  bureauId: string
  id: string
  scanId: string
  /** Place in the whole scan, from 1. */
  position: number
  unitSortKey: string
  /** Place in its own file, from 1. */
  sourcePage: number
  /** The picture in the file store; null where the page is broken. */
  fileId: string | null
  digest: string | null
  verdict:
    | 'matched'
    | 'unsigned'
    | 'unclear'
    | 'duplicate'
    | 'incomplete'
    | 'answered'
    | 'oldVersion'
    | 'foreign'
    | 'twoCodes'
    | 'unreadable'
    | 'blank'
    | 'broken'
  requestId: string | null
  /** Which page of the sheet, of how many. */
  sheetPage: number | null
  sheetPages: number | null
  textDigest: string | null
  quarterTurns: Generated<number>
  slant: Generated<number>
  /** What a person should know of the verdict: 与第 18 页同一人. */
  note: Generated<string>
  state: Generated<'waiting' | 'recorded' | 'leftOut'>
  signatureId: string | null
  reason: string | null
  settledByName: string | null
  settledAt: Date | null
  version: Generated<number>
}

export interface PaperSigningTables {
  printedSheets: PrintedSheetRow
  scans: ScanRow
  scanPages: ScanPageRow
}
