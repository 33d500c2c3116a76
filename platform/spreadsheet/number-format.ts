import { formatValue } from 'hucre'

/** Built-in number formats that a file names by id only (ECMA-376 18.8.30, with the Chinese ones 27–36 and 50–58). */
const BUILT_IN: Readonly<Record<number, string>> = {
  0: 'General',
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  14: 'yyyy/m/d',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'yyyy/m/d h:mm',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: 'h"时"mm"分"',
  35: 'h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'h"时"mm"分"',
  56: 'h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
}

/** The format code of a format id, from the file's own table first, else the built-in ones; 'General' when unknown. */
export function formatCode(id: number, own: ReadonlyMap<number, string>): string {
  return own.get(id) ?? BUILT_IN[id] ?? 'General'
}

function datePlaceholders(format: string): string {
  return (format.split(';')[0] ?? '')
    .replace(/"[^"]*"|\\.|_.|\*.|\[(?!h|hh|m|mm|s|ss\])[^\]]*\]/gi, '')
    .replace(/AM\/PM|A\/P|上午\/下午|General|G\/通用格式/gi, '')
    .toLowerCase()
}

export type FormatMeaning = 'date' | 'time' | 'number'

/** Whether a number under this format is a calendar date, a time of day or a plain number. */
export function formatMeaning(format: string): FormatMeaning {
  const code = datePlaceholders(format)
  if (/[yd]/.test(code)) return 'date'
  if (/[hs]/.test(code)) return 'time'
  return /m/.test(code) ? 'date' : 'number'
}

const DAY_SHOWN = new Map<string, boolean>()

/** Whether the format shows the day of the month: 'yyyy"年"m"月"' does not. */
export function showsDay(format: string): boolean {
  const known = DAY_SHOWN.get(format)
  if (known !== undefined) return known
  const shows = /d/.test(datePlaceholders(format))
  if (DAY_SHOWN.size < 1000) DAY_SHOWN.set(format, shows)
  return shows
}

const DAY = 86_400_000

/** Calendar date of an Excel serial: 'YYYY-MM-DD', with ' HH:mm:ss' where it has a time; null outside 1900–9999. */
export function serialToDateText(serial: number, is1904: boolean): string | null {
  const days = is1904 ? serial + 1462 : serial
  if (!(days >= 1 && days < 2_958_466) || Math.floor(days) === 60) return null
  const epoch = days < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30)
  const text = new Date(epoch + Math.round(days * 86_400) * 1000).toISOString()
  return days % 1 === 0 || Math.round((days % 1) * 86_400) % 86_400 === 0
    ? text.slice(0, 10)
    : `${text.slice(0, 10)} ${text.slice(11, 19)}`
}

/** Excel serial (1900 system) of a calendar date 'YYYY-MM-DD' from 1900-03-01 on. */
export function dateTextToSerial(date: string): number {
  return (Date.parse(`${date.slice(0, 10)}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / DAY
}

function generalText(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 1e11) return String(value)
  const size = Math.abs(value)
  if (size >= 1e11 || (size < 1e-9 && size > 0)) {
    const [mantissa = '', exponent = ''] = value.toExponential(5).split('e')
    const sign = exponent.startsWith('-') ? '-' : '+'
    return `${mantissa.replace(/\.?0+$/, '')}E${sign}${exponent.slice(1).padStart(2, '0')}`
  }
  return String(Number(value.toPrecision(10)))
}

/** A number as the sheet shows it under its format: 990101199001011000 under 'General' → '9.90101E+17'. */
export function numberText(value: number, format: string): string {
  if (format === 'General' || format === '@' || format.includes('通用格式')) return generalText(value)
  if (/^0+$/.test(format) && Number.isInteger(value)) return String(BigInt(value)).padStart(format.length, '0')
  try {
    return formatValue(value, format).trim()
  } catch {
    return generalText(value)
  }
}
