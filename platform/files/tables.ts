import type { Generated } from 'kysely'

/** 附件 — a stored file: name, type, size, digest; its bytes lie encrypted in the data folder. */
export interface FileRow {
  bureauId: string
  id: string
  accountId: string
  name: string
  mediaType: string
  size: number
  digest: string
  createdAt: Generated<Date>
}

export interface FilesTables {
  files: FileRow
}
