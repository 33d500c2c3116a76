import type { Generated } from 'kysely'

/** 局 — the tenant. */
export interface BureauRow {
  bureauId: string
  name: string
  shortName: string
  isDemo: Generated<boolean>
  /** 县、市、省 */
  level: Generated<'county' | 'city' | 'province'>
  contractWarningDays: Generated<number>
  /** 备案期限（工作日），本局规定；未定为空 */
  filingDays: number | null
  /** 销号后多少个工作日回头看，本局规定；未定为空 */
  hazardLookBackDays: number | null
  /** 隐患逾期多少个工作日自动升一级，本局规定；未定为空 */
  hazardEscalationDays: number | null
  /** 同一原因在几个单位、多少天里出现就算反复，本局规定；未定为空 */
  causeRepeatUnits: Generated<number | null>
  causeRepeatDays: Generated<number | null>
  /** 接到任务几个工作日内签收或者提出异议 */
  taskAcknowledgeDays: Generated<number>
  /** 任务逾期多少个工作日自动升一级，本局规定；未定为空 */
  taskEscalationDays: number | null
  /** 检查建议的答复期限（工作日），本局规定；未定为空 */
  suggestionDays: number | null
  /** 从何时起的变动要备案 */
  filingsFrom: Generated<Date>
  createdAt: Generated<Date>
  version: Generated<number>
}

/** 单位 — a node of the tree; its sort key is its place in preorder. */
export interface UnitRow {
  bureauId: string
  id: string
  parentId: string | null
  kind: string
  name: string
  shortName: string
  code: string
  policeLine: string | null
  hotline: string | null
  mailbox: string | null
  position: number
  /** The highest position ever given to a unit below this one; none is given twice. */
  lastChildPosition: Generated<number>
  unitSortKey: string
  openedOn: string | null
  closedOn: string | null
  successorId: string | null
  version: Generated<number>
  createdAt: Generated<Date>
  updatedAt: Generated<Date>
}

/** 单位名称沿革 — the names a unit had, dated. */
export interface UnitNameRow {
  bureauId: string
  unitId: string
  unitSortKey: string
  name: string
  shortName: string
  fromOn: string
  toOn: string | null
  reason: Generated<string>
}

/** 单位领导任职 — head, leaders in charge and overseeing bureau leader of a unit, dated. */
export interface UnitAppointmentRow {
  bureauId: string
  id: string
  unitId: string
  unitSortKey: string
  personId: string
  duty: 'unitHead' | 'leaderInCharge' | 'overseeingBureauLeader'
  fromOn: string
  toOn: string | null
  version: Generated<number>
}

export interface OrganisationTables {
  bureaus: BureauRow
  units: UnitRow
  unitNames: UnitNameRow
  unitAppointments: UnitAppointmentRow
}
