import type { Generated } from 'kysely'
import type { taskForceDuties } from './contract.ts'

/** 专班 — set up under the bureau by an official paper. */
export interface TaskForceRow {
  bureauId: string
  id: string
  name: string
  /** 文号 */
  reference: string
  foundedOn: string
  dissolvedOn: string | null
  /** 会商周期: every so many weeks or months; null while none is set. */
  everyCount: number | null
  everyUnit: 'week' | 'month' | null
  /** 首次（重定后的下次）会商最迟在哪天 */
  firstDueOn: string | null
  /** 参加会商的单位: those whose name holds one of these words … */
  joinWords: Generated<string[]>
  /** … or that use so many auxiliaries or more. */
  joinFrom: Generated<number>
  createdAt: Generated<Date>
  version: Generated<number>
}

/** 专班任职 — who is named to which duty, from a day until a day; unit heads are members by their post and stand nowhere here. */
export interface TaskForceAppointmentRow {
  bureauId: string
  id: string
  taskForceId: string
  personId: string
  /** As they stood on the day of the appointment. */
  personName: string
  personTitle: string | null
  duty: (typeof taskForceDuties)[number]
  fromOn: string
  toOn: string | null
  version: Generated<number>
}

export interface TaskForcesTables {
  taskForces: TaskForceRow
  taskForceAppointments: TaskForceAppointmentRow
}
