import type { Generated, GeneratedAlways } from 'kysely'

/** 工作日历（年） — a year whose days off are known; deadlines in any other year are not computed. */
export interface CalendarYearRow {
  bureauId: string
  year: number
  /** 随系统附带的国务院办公厅放假安排，或者由人逐日标注 */
  source: 'stateCouncil' | 'hand'
  loadedBy: string
  loadedByName: string
  loadedAt: Date
  version: Generated<number>
}

/** 工作日历（日） — only the days that are not what their weekday says: 放假, 调休上班. */
export interface CalendarDayRow {
  bureauId: string
  on: string
  year: GeneratedAlways<number>
  isWorkday: boolean
  note: string
}

export interface CalendarTables {
  calendarYears: CalendarYearRow
  calendarDays: CalendarDayRow
}
