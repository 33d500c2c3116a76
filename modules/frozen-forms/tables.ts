import type { ColumnType, Generated } from 'kysely'
import type { FormKind } from './forms.ts'

type Json<T> = ColumnType<T, string, string>

/** 定稿表 — a submitted form frozen with number and digest. */
export interface FormSnapshotRow {
  bureauId: string
  id: string
  /** 哪一张表 */
  form: FormKind
  /** 表号 — 2026-A5-柳河所-001 */
  serialNumber: string
  /** 第几号 — counts within unit and form, from 1. */
  number: number
  unitId: string
  unitSortKey: string
  /** 表上的日期；一周的，是最后一天 */
  onDate: string
  /** 定稿内容 — everything that is printed of it, in the shape of its form. */
  content: Json<unknown>
  /** 摘要 — SM3 of what is printed, hexadecimal. */
  digest: string
  frozenBy: string
  frozenByName: string
  frozenAt: Generated<Date>
}

export interface FrozenFormsTables {
  formSnapshots: FormSnapshotRow
}
