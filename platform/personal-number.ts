import { isCalendarDate } from './calendar/dates.ts'

export type IdNumberFault = 'length' | 'fullWidth' | 'checkDigit' | 'birthDate' | 'characters'
export type Sex = 'male' | 'female'
export type ParsedIdNumber =
  | { readonly ok: true; readonly value: string; readonly bornOn: string; readonly sex: Sex }
  | { readonly ok: false; readonly code: IdNumberFault; readonly message: string; readonly expected?: string }

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const checkDigits = '10X98765432'
const earliestBirth = '1940-01-01'
const latestBirth = '2030-12-31'

/** Check digit of the first 17 digits ('0'–'9' or 'X'); RangeError unless 17 digits. GB 11643-1999. */
export function checkDigit(first17: string): string {
  if (!/^\d{17}$/.test(first17)) throw new RangeError('the first 17 characters must be digits')
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0)
  return checkDigits.charAt(sum % 11)
}

/** 18-digit form of a 15-digit number of the first generation (births 19xx), or null if the text is not one. GB 11643-1999. */
export function upgradeFifteen(text: string): string | null {
  const digits = text.trim()
  if (!/^\d{15}$/.test(digits)) return null
  const first17 = `${digits.slice(0, 6)}19${digits.slice(6)}`
  return isPlausibleBirth(birthDateOf(first17)) ? first17 + checkDigit(first17) : null
}

/**
 * An 18-character ID number with birth date and sex, or the fault with its cure in Chinese. Never rejects a region code: codes are
 * abolished, numbers stay. `expected` is a proposal for a person to confirm, never a value to store unseen. GB 11643-1999.
 */
export function parseIdNumber(text: string): ParsedIdNumber {
  const value = text.trim().toUpperCase()
  const shapeFault = faultOfShape(value)
  if (shapeFault) return shapeFault
  const bornOn = birthDateOf(value)
  if (!isPlausibleBirth(bornOn)) return { ok: false, code: 'birthDate', message: birthFaultText(bornOn) }
  const expectedDigit = checkDigit(value.slice(0, 17))
  if (value.charAt(17) === expectedDigit) return { ok: true, value, bornOn, sex: sexOf(value) }
  if (value.endsWith('000')) {
    return { ok: false, code: 'checkDigit', message: '末三位为 000，可能被表格软件改写，请按身份证原件重新填写' }
  }
  const expected = value.slice(0, 17) + expectedDigit
  return { ok: false, code: 'checkDigit', message: `校验位不符：第 18 位应为 ${expectedDigit}，请核对全部 18 位`, expected }
}

/** Full years of age on a calendar date; someone born on 29 February turns a year older on 1 March of a common year. */
export function ageOn(bornOn: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(bornOn.slice(0, 4))
  return on.slice(5) < bornOn.slice(5) ? years - 1 : years
}

/** '****2317': the last four characters of an ID number; nothing of a shorter text. */
export function maskIdNumber(idNumber: string): string {
  return idNumber.length >= 15 ? `****${idNumber.slice(-4)}` : '****'
}

/** '199****0032' for a mobile number; the last four digits of any other number of at least seven; else nothing of it. */
export function maskPhone(phone: string): string {
  if (isMobile(phone)) return `${phone.slice(0, 3)}****${phone.slice(-4)}`
  return phone.length >= 7 ? `****${phone.slice(-4)}` : '****'
}

/** True for an 11-digit mainland mobile number. Tighter prefix lists age badly (facts §6). */
export function isMobile(phone: string): boolean {
  return /^1[3-9]\d{9}$/.test(phone)
}

function faultOfShape(value: string): ParsedIdNumber | null {
  const narrow = value.normalize('NFKC').toUpperCase()
  if (narrow !== value && /^[\dX]+$/.test(narrow)) {
    const expected = /^\d{17}[\dX]$/.test(narrow) ? { expected: narrow } : {}
    return { ok: false, code: 'fullWidth', message: '含全角数字，请改用半角数字重新填写', ...expected }
  }
  if (/^\d+(\.\d+)?E\+?\d+$/.test(value)) {
    return { ok: false, code: 'characters', message: '号码已被表格软件改成科学记数法，请把单元格设为文本后按原件重新填写' }
  }
  const place = value.search(/[^\d]/)
  if (place >= 0 && !/^\d{17}X$/.test(value)) return { ok: false, code: 'characters', message: characterFaultText(value, place) }
  if (value.length === 18) return null
  return lengthFault(value)
}

function lengthFault(value: string): ParsedIdNumber {
  const upgraded = upgradeFifteen(value)
  if (upgraded) {
    return {
      ok: false,
      code: 'length',
      message: '这是 15 位旧号码，应填 18 位：请按现用身份证核对升位后的号码',
      expected: upgraded,
    }
  }
  return { ok: false, code: 'length', message: `应为 18 位，现为 ${value.length} 位，请按身份证原件补正` }
}

function characterFaultText(value: string, place: number): string {
  const character = value.charAt(place)
  if (character === 'X') return `第 ${place + 1} 位是 X，X 只能出现在第 18 位，请按身份证原件改正`
  const shown = /\s/.test(character) ? '空格' : `“${Array.from(value.slice(place))[0] ?? character}”`
  return `第 ${place + 1} 位是${shown}，只能填 17 位数字加末位数字或 X，请改正`
}

function birthFaultText(bornOn: string): string {
  const [year, month, day] = bornOn.split('-')
  const shown = `第 7 至 14 位的出生日期 ${year} 年 ${month} 月 ${day} 日`
  if (!isCalendarDate(bornOn)) return `${shown}不存在，请按身份证原件改正`
  return `${shown}不在 ${earliestBirth.slice(0, 4)} 至 ${latestBirth.slice(0, 4)} 年之间，请按身份证原件改正`
}

function birthDateOf(digits: string): string {
  return `${digits.slice(6, 10)}-${digits.slice(10, 12)}-${digits.slice(12, 14)}`
}

function isPlausibleBirth(bornOn: string): boolean {
  return isCalendarDate(bornOn) && bornOn >= earliestBirth && bornOn <= latestBirth
}

function sexOf(value: string): Sex {
  return Number(value.charAt(16)) % 2 === 1 ? 'male' : 'female'
}
