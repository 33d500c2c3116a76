import type { ColumnType, Generated } from 'kysely'

type Json<T> = ColumnType<T, string, string>

/** A level of a chain: the duty in the unit and the kind of responsibility it bears. */
export interface ChainLevel {
  duty: 'leadOfficer' | 'leaderInCharge' | 'unitHead' | 'overseeingBureauLeader'
  responsibility: string
  isFirstResponsible: boolean
}

/** What a chain is asked for: daily management by the notice, or the responsibility letter. */
export type ChainPurpose = 'notice' | 'letter'

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

export interface DefaultChainTemplate {
  readonly name: string
  readonly basis: string
  readonly position: number
  /** From the first responsible down. */
  readonly levels: readonly ChainLevel[]
}

/** The two chains a bureau begins with, the first for daily management, the second for the letter; until the office rules, each serves its own purpose. */
export const defaultChainTemplates: readonly DefaultChainTemplate[] = [
  {
    name: '通知第六条',
    basis: '通知第六条：单位主要领导为第一责任人',
    position: 1,
    levels: [
      { duty: 'unitHead', responsibility: '主要领导责任', isFirstResponsible: true },
      { duty: 'leaderInCharge', responsibility: '重要领导责任', isFirstResponsible: false },
      { duty: 'leadOfficer', responsibility: '直接责任', isFirstResponsible: false },
    ],
  },
  {
    name: '附件4第四部分',
    basis: '附件4《教育管理责任书》第四部分：分管局领导为第一责任人',
    position: 2,
    levels: [
      { duty: 'overseeingBureauLeader', responsibility: '主要领导责任', isFirstResponsible: true },
      { duty: 'unitHead', responsibility: '重要领导责任', isFirstResponsible: false },
      { duty: 'leadOfficer', responsibility: '直接责任', isFirstResponsible: false },
    ],
  },
]
