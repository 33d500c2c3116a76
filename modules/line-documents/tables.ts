import type { Generated } from 'kysely'

/** 警种文件 — one version of a document that a police line lodges with the office. */
export interface LineDocumentRow {
  bureauId: string
  id: string
  /** The same for all versions of a document: the id of the first. */
  seriesId: string
  /** From 1. */
  number: number
  policeLine: string
  kind: 'duty' | 'rule' | 'norm'
  title: string
  /** The text; empty where the attached file holds it. */
  body: string
  fileId: string | null
  fileName: string | null
  mediaType: string | null
  fileSize: number | null
  fileDigest: string | null
  /** 复核日期 — by when the line looks whether it still holds. */
  reviewOn: string
  reviewNote: string | null
  state: Generated<'lodged' | 'returned' | 'accepted' | 'superseded'>
  serialNumber: string | null
  lodgedBy: string
  lodgedByName: string
  lodgedAt: Date
  answeredBy: string | null
  answeredByName: string | null
  answeredAt: Date | null
  answer: string | null
  createdAt: Generated<Date>
  version: Generated<number>
}

export interface LineDocumentsTables {
  lineDocuments: LineDocumentRow
}
