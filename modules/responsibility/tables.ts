import type { ColumnType, Generated } from 'kysely'

type Json<T> = ColumnType<T, string, string>

/** A level of a chain: the duty in the unit and the kind of responsibility it bears. */
export interface ChainLevel {
  duty: "leadOfficer" | "leaderInCharge" | "unitHead" | "overseeingBureauLeader"
  responsibility: string
  isFirstResponsible: boolean
}

/** 责任链模板 — levels that name a duty and its kind of responsibility. */
export interface ChainTemplateRow {
  bureauId: string
  id: string
  name: string
  basis: string
  levels: Json<ChainLevel[]>
  position: number
  version: Generated<number>
}

/** 责任链裁定 — which template holds for a purpose from when, and why. */
export interface ChainRulingRow {
  bureauId: string
  id: string
  purpose: string
  templateId: string
  reason: string
  fromOn: string
  toOn: string | null
  decidedBy: string
  decidedAt: Generated<Date>
  version: Generated<number>
}

export interface ResponsibilityTables {
  chainTemplates: ChainTemplateRow
  chainRulings: ChainRulingRow
}
