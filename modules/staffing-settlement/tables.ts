import type { ColumnType, Generated } from 'kysely'

type Json<T> = ColumnType<T, string, string>

/** 定稿表 — a submitted form frozen with number and digest. */
export interface FormSnapshotRow {
  bureauId: string
  id: string
  form: string
  serialNumber: string
  number: number
  unitId: string
  unitSortKey: string
  onDate: string
  content: Json<unknown>
  digest: string
  frozenBy: string
  frozenByName: string
  frozenAt: Generated<Date>
}

export interface StaffingSettlementTables {
  formSnapshots: FormSnapshotRow
}
