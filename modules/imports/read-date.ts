import { isCalendarDate } from '../../platform/calendar/dates.ts'
import { serialToDateText, showsDay } from '../../platform/spreadsheet/number-format.ts'
import type { Cell } from '../../platform/spreadsheet/workbook.ts'
import { certain, noticed, type Reading, refused } from './finding.ts'

const WAYS = '写全年月日，例如 2021-03-01'
const FIRST_YEAR = 1940
const LAST_YEAR = 2099
/** Serials of 1940-01-01 and 2099-12-31. */
const FIRST_SERIAL = 14_611
const LAST_SERIAL = 73_050

function incomplete(text: string): Reading {
  return refused('incompleteDate', `日期“${text}”缺日，月份也可能被 Excel 改过（1990.1 可能是 10 月）。`, `${WAYS}。`)
}

function impossible(text: string): Reading {
  return refused('impossibleDate', `没有“${text}”这一天。`, `核对原件后${WAYS}。`)
}

/** 'YYYY-MM-DD' of a real day between 1940 and 2099, else a refusal. */
function makeDate(year: number, month: number, day: number, text: string): Reading {
  const date = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (!isCalendarDate(date)) return impossible(text)
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    return refused('dateOutOfRange', `日期“${text}”的年份不在 ${FIRST_YEAR}—${LAST_YEAR} 之间。`, `核对原件后${WAYS}。`)
  }
  return certain(date)
}

const FULL = /^(\d{4})\s*[-./年、—–]\s*(\d{1,2})\s*[-./月、—–]\s*(\d{1,2})\s*日?号?(?:\s+0{1,2}:00(?::00)?(?:\.0+)?)?$/
const COMPACT = /^(\d{4})(\d{2})(\d{2})$/
const YEAR_AND_MONTH = /^(\d{4})\s*(?:[-./年、]\s*(\d{1,2})?\s*月?)?$|^(?:19|20)\d{4}$/
const TWO_DIGIT_YEAR = /^\d{1,2}\s*[-./年]\s*\d{1,2}\s*[-./月]\s*\d{1,4}\s*日?$/

function readText(text: string): Reading {
  const parts = FULL.exec(text) ?? COMPACT.exec(text)
  if (parts !== null) return makeDate(Number(parts[1]), Number(parts[2]), Number(parts[3]), text)
  if (YEAR_AND_MONTH.test(text)) return incomplete(text)
  if (TWO_DIGIT_YEAR.test(text)) {
    return refused('ambiguousYear', `日期“${text}”没有四位的年份，不能确定是哪一天。`, `${WAYS}。`)
  }
  if (/^\d{5}$/.test(text)) return readSerial(Number(text), text)
  return refused('notDate', `“${text}”读不成日期。`, `${WAYS}。`)
}

/** A day number of Excel that lost its date format. */
function readSerial(serial: number, text: string): Reading {
  const date = serialToDateText(serial, false)
  if (!Number.isInteger(serial) || serial < FIRST_SERIAL || serial > LAST_SERIAL || date === null) return incomplete(text)
  return noticed(date, {
    code: 'dateSerial',
    message: `“${text}”是 Excel 的日期序号，读作 ${date}。`,
    cure: '核对原件；不对时在原表改正后再传。',
  })
}

function readNumber(value: number, text: string): Reading {
  if (Number.isInteger(value) && value >= 10_000_000) return readText(String(value))
  if (Number.isInteger(value) && value >= FIRST_SERIAL && value <= LAST_SERIAL) return readSerial(value, text)
  return incomplete(text)
}

function readDateCell(date: string, format: string): Reading {
  const [year = 0, month = 0, day = 0] = date.slice(0, 10).split('-').map(Number)
  if (!showsDay(format) && day === 1) return incomplete(date.slice(0, 7))
  const reading = makeDate(year, month, day, date)
  if (reading.value === null || showsDay(format)) return reading
  return noticed(reading.value, {
    code: 'dayNotShown',
    message: `表中只显示到月，存的是 ${reading.value}。`,
    cure: '核对原件；不对时在原表改正后再传。',
  })
}

/** A calendar date 'YYYY-MM-DD' from any of the ways people write one; never a guess (facts: 1990.1 may be October). */
export function readDate(cell: Cell): Reading {
  if (cell.kind === 'date' && typeof cell.value === 'string') return readDateCell(cell.value, cell.format ?? 'yyyy-mm-dd')
  if (cell.kind === 'number' && typeof cell.value === 'number') return readNumber(cell.value, cell.text)
  const text = cell.text.normalize('NFKC').replaceAll('\u00a0', ' ').trim()
  if (text === '' || /^[-—/无\\]+$/.test(text)) return certain<string>(null)
  return readText(text)
}
