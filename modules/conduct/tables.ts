import type { Generated } from 'kysely'
import type { proceedingStates } from './contract.ts'

/** 办理程序 — a conduct case or an accountability review on its rails; sealed, seen by those it is lent to. */
export interface ProceedingRow {
  bureauId: string
  id: string
  kind: 'conduct' | 'accountability'
  /** 随机编号，不连号 */
  number: string
  state: (typeof proceedingStates)[number]
  /** 被核查人：编号、姓名、单位、劳动关系单位，加密 */
  subjectSealed: string
  /** 移送期间，内部办理等待 */
  waitingSince: Date | null
  /** The last day of the step under way; null where none is set or the calendar is not loaded. */
  dueOn: string | null
  remedy: 'reviewAsked' | 'reviewDecided' | 'appealAsked' | 'appealDecided' | null
  /** 申请复核、申诉的期限，或者作出复核、申诉决定的期限 */
  remedyDueOn: string | null
  admittedOn: string | null
  servedOn: string | null
  influenceUntil: string | null
  /** 已提醒过的期限 — the day of the window under way that was reminded of. */
  remindedFor: Generated<string | null>
  endedOn: string | null
  /** 保存到 — after it the leader decides; by the bureau's years, or by a decision to keep it longer. */
  retainUntil: Generated<string | null>
  isKeptLonger: Generated<boolean>
  createdAt: Date
  version: Generated<number>
}

/** 办理记录 — one act on a proceeding, frozen as it was said; a step taken back sets it aside, nothing is changed or lost. */
export interface ProceedingEntryRow {
  bureauId: string
  id: string
  proceedingId: string
  kind: string
  position: number
  /** 谁、逐行文字、附件和供核对的事实，加密 */
  contentSealed: string
  /** The entry it answers or belongs to. */
  ofId: string | null
  fileId: string | null
  at: Date
  setAsideAt: Date | null
}

export interface ConductTables {
  proceedings: ProceedingRow
  proceedingEntries: ProceedingEntryRow
}
