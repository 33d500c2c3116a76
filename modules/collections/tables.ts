import type { ColumnType, Generated } from 'kysely'

type Json<T> = ColumnType<T, string, string>
export type FormKind = 'annex1' | 'annex2' | 'annex3' | 'annex4' | 'annex5' | 'paper'

/** One form that a collection asks of every unit; `key` is unique within it. */
export interface AskedForm {
  key: string
  kind: FormKind
  title: string
}

/** 收集 — which units owe which forms by when. */
export interface CollectionRow {
  bureauId: string
  id: string
  serialNumber: string
  title: string
  forms: Json<AskedForm[]>
  /** Where it was opened: its opener reaches no further. */
  unitSortKey: string
  /** Units named when it was opened, none named: all in the opener's reach; null where that was not kept yet: whoever joins is not asked. */
  askedUnitIds: string[] | null
  openedOn: string
  dueOn: string
  openedByName: string
  closedAt: Date | null
  closedByName: string | null
  closeReason: string | null
  version: Generated<number>
}

/** 应交的一件 — one form of one unit in one collection. */
export interface CollectionPartRow {
  bureauId: string
  id: string
  collectionId: string
  unitId: string
  unitSortKey: string
  formKey: string
  kind: FormKind
  title: string
  /** Place of the form in the collection, from 1. */
  position: number
  state: Generated<'waiting' | 'submitted' | 'returned' | 'accepted'>
  openedOn: string
  /** The collection's day, or a later one that the office allowed this unit. */
  dueOn: string
  extendReason: string | null
  remindedAt: Date | null
  /** Arrival of the first submission: decides whether it is late; a later one changes nothing. */
  firstSubmittedAt: Date | null
  isLate: Generated<boolean>
  /** 定稿 of annexes 1 and 5. */
  snapshotId: string | null
  serialNumber: string | null
  digest: string | null
  /** 系统内签署: how many had signed of how many, when it was submitted. */
  signed: number | null
  toSign: number | null
  fileId: string | null
  fileName: string | null
  fileMediaType: string | null
  fileDigest: string | null
  submittedBy: string | null
  submittedByName: string | null
  submittedAt: Date | null
  acceptedBy: string | null
  acceptedByName: string | null
  acceptedAt: Date | null
  returnedByName: string | null
  returnedAt: Date | null
  returnReason: string | null
  closedAt: Date | null
  version: Generated<number>
}

export interface CollectionsTables {
  collections: CollectionRow
  collectionParts: CollectionPartRow
}
