import type { ColumnType, Generated } from 'kysely'
import type { Role } from '../http/contract.ts'

type Json<T> = ColumnType<T, string, string>

/** 后台任务 — long work with progress, cancel and a result that survives a reload. */
export interface JobRow {
  bureauId: string
  id: string
  accountId: string
  role: Role
  /** 代办时要做的：按哪一件委托 */
  delegationId: string | null
  kind: string
  title: string
  input: Json<unknown>
  state: Generated<'queued' | 'running' | 'done' | 'failed' | 'cancelled'>
  done: Generated<number>
  total: Generated<number>
  phase: Generated<string>
  isCancelRequested: Generated<boolean>
  failure: string | null
  result: Json<unknown> | null
  fileId: string | null
  createdAt: Generated<Date>
  startedAt: Date | null
  heartbeatAt: Date | null
  endedAt: Date | null
  /** 结果文件第一次被取走的时间 */
  openedAt: Date | null
}

/** 反应游标 — how far along the trail a settlement has been settled for a bureau. */
export interface ReactionCursorRow {
  bureauId: string
  name: string
  position: number
}

export interface JobsTables {
  jobs: JobRow
  reactionCursors: ReactionCursorRow
}
