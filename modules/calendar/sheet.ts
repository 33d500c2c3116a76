import { daysBetween, isCalendarDate } from '../../platform/calendar/dates.ts'
import { isWeekday } from '../../platform/calendar/state-holidays.ts'
import type { Cell, Workbook } from '../../platform/spreadsheet/workbook.ts'
import type { WrittenSheet } from '../../platform/spreadsheet/write-workbook.ts'
import type { DayView } from './contract.ts'

const heads = ['日期', '放假或上班', '说明'] as const

/** A year's days that are not what their weekday says; the same columns are read back. */
export const calendarSheet = (year: number, days: readonly DayView[]): WrittenSheet => ({
  name: '放假安排',
  title: `${year} 年放假和调休安排`,
  notes: ['日期写成 2026-10-01；第二列写“放假”或者“上班”（调休）；本来就是周末的不用写。'],
  columns: [
    { header: heads[0], width: 14, kind: 'date' },
    { header: heads[1], width: 12, kind: 'text' },
    { header: heads[2], width: 24, kind: 'text' },
  ],
  rows: days.map((day) => [day.on, day.isWorkday ? '上班' : '放假', day.note]),
})

/** 2026-10-01, 2026/10/1, 2026.10.1, 2026年10月1日, or a date of the sheet; undefined when it is none. */
function dayOf(cell: Cell | undefined): string | undefined {
  const text = String(cell?.value ?? cell?.text ?? '').trim()
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:\s.*)?$/.exec(text) ?? []
  const on = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCalendarDate(on) ? on : undefined
}

const kinds: Readonly<Record<string, boolean>> = {
  放假: false,
  休: false,
  休息: false,
  上班: true,
  班: true,
  调休: true,
  补班: true,
}

const mostFaults = 20

interface ReadDays {
  readonly days: DayView[]
  /** 第 5 行：…… */
  readonly faults: string[]
  /** Weekends that are days off anyway, and workdays that are workdays: left out. */
  readonly usual: number
}

interface Line {
  readonly number: number
  readonly on: string | undefined
  readonly words: string
  readonly note: string
}

function lineOf(row: Workbook['sheets'][number]['rows'][number]): Line {
  const at = (column: number) => row.cells.find((cell) => cell.column === column)
  return {
    number: row.number,
    on: dayOf(at(0)),
    words: (at(1)?.text ?? '').trim(),
    note: (at(2)?.text ?? '').trim().slice(0, 30),
  }
}

function faultOf({ on, words }: Line, year: number, lines: readonly Line[]): string[] {
  if (on === undefined) return ['日期读不出来，写成 2026-10-01 的样子。']
  if (Number(on.slice(0, 4)) !== year) return [`${on} 不在 ${year} 年。`]
  if (kinds[words] === undefined) return [`“${words || '空'}”认不出来，写“放假”或者“上班”。`]
  return lines.filter((other) => other.on === on).length > 1 ? [`${on} 写了不止一次。`] : []
}

/** Reads a year's days off and shifted workdays; what cannot be read is said line by line. */
export function readDays({ sheets }: Workbook, year: number): ReadDays {
  const rows = sheets.find((sheet) => !sheet.isHidden)?.rows ?? []
  const head = rows.findIndex((row) => row.cells.some((cell) => cell.text.trim() === heads[0]))
  const lines = rows.slice(head + 1).map(lineOf)
  const faults = lines.flatMap((line) => faultOf(line, year, lines).map((fault) => `第 ${line.number} 行：${fault}`))
  const said = lines.flatMap(({ on, words, note }): DayView[] => {
    const isWorkday = kinds[words]
    if (on === undefined || isWorkday === undefined) return []
    return [{ on, isWorkday, note: note || (isWorkday ? '调休上班' : '放假') }]
  })
  const days = said.filter((day) => day.isWorkday !== isWeekday(day.on)).sort((a, b) => daysBetween(b.on, a.on))
  return { days, faults: faults.slice(0, mostFaults), usual: said.length - days.length }
}
