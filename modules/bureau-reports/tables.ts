import type { ColumnType, Generated } from 'kysely'
import type { WeekFigures } from './contract.ts'

type Json<T> = ColumnType<T, string, string>

/** 全局周报 — the bureau's report of a week: drafted from the units' reports, edited by the office, issued by the political office leader. */
export interface BureauReportRow {
  bureauId: string
  id: string
  /** The place that it speaks for. */
  unitSortKey: string
  weekOn: string
  title: string
  /** A paragraph a line; 一、 and （一） begin headings. */
  text: string
  /** What the units had reported when it was drafted. */
  figures: Json<WeekFigures>
  draftedAt: Date
  state: Generated<'draft' | 'toApprove' | 'issued'>
  editedByName: string | null
  editedAt: Date | null
  sentBy: string | null
  sentByName: string | null
  sentAt: Date | null
  returnReason: string | null
  returnedByName: string | null
  returnedAt: Date | null
  /** 发文字号 */
  dispatchNumber: string | null
  issuedByName: string | null
  issuedAt: Date | null
  version: Generated<number>
}

export interface BureauReportsTables {
  bureauReports: BureauReportRow
}
