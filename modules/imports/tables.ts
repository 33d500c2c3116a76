import type { ColumnType, Generated } from 'kysely'

/** Written as JSON text, read as its value; the column has a default. */
type Json<T> = ColumnType<T, string | undefined, string>

/** 导入批次 — a roster file from upload to commit or undo. */
export interface ImportRow {
  bureauId: string
  id: string
  accountId: string
  unitSortKey: string
  unitId: string
  fileName: string
  fileId: string
  fileDigest: string
  state: 'reading' | 'preview' | 'committed' | 'undone' | 'abandoned' | 'failed'
  headers: Json<unknown>
  mapping: Json<Record<string, string>>
  choices: Json<unknown>
  counts: Json<Record<string, number>>
  failure: string | null
  jobId: string | null
  eventId: string | null
  createdAt: Generated<Date>
  committedAt: Date | null
  undoneAt: Date | null
  version: Generated<number>
}

/** 导入行 — a row of the file with its verdict, problems and field changes; values encrypted. */
export interface ImportRowRow {
  bureauId: string
  importId: string
  position: number
  unitSortKey: string
  sheet: string
  row: number
  verdict: string
  name: Generated<string>
  valuesSealed: string
  changes: Json<unknown>
  problems: Json<unknown>
  personId: string | null
  isChosen: Generated<boolean>
}

/** 表头对应 — what a person once decided a header means. */
export interface HeaderMappingRow {
  bureauId: string
  accountId: string
  header: string
  field: string
}

export interface ImportsTables {
  imports: ImportRow
  importRows: ImportRowRow
  headerMappings: HeaderMappingRow
}
