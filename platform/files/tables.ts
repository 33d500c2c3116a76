import type { ColumnType, Generated } from 'kysely'

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

/** 分段上传 — a large file that comes in parts; its parts lie encrypted in the file store. */
export interface PartUploadRow {
  bureauId: string
  id: string
  accountId: string
  name: string
  /** Bytes, whole and so far. */
  size: number
  received: Generated<number>
  /** Ids in the file store, in order. */
  parts: ColumnType<string[], string | undefined, string>
  state: Generated<'open' | 'complete'>
  createdAt: Generated<Date>
  touchedAt: Generated<Date>
}

export interface FilesTables {
  files: FileRow
  partUploads: PartUploadRow
}
