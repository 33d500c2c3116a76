import { checkDigit, parseIdNumber, upgradeFifteen } from '../../platform/personal-number.ts'
import type { Cell } from '../../platform/spreadsheet/workbook.ts'
import { certain, noticed, proposed, type Reading, refused } from './finding.ts'

function lostDigits(): Reading {
  return refused('idNumberRounded', 'Excel 已把身份证号后几位变成 0，原号码无法还原。', '原表设为“文本”后重录。')
}

/** What was tidied on the way: full-width characters, spaces, a small x. */
function tidied(raw: string, value: string): string[] {
  const notes: string[] = []
  if (/[０-９ｘＸ]/.test(raw)) notes.push('全角字符改为半角')
  if (/[\s\u00a0\u3000\u200b-\u200f\u202a-\u202e\u2060\ufeff'’‘`-]/.test(raw)) notes.push('去掉空格和符号')
  if (/[xｘ]$/.test(raw.trim()) && value.endsWith('X')) notes.push('末位 x 改为大写')
  return notes
}

function upgrade(old: string): Reading {
  const proposal = upgradeFifteen(old)
  if (proposal === null) return refused('idNumberBirth', '15 位旧号码里的出生日期不存在。', '核对证件原件。')
  return proposed(proposal, {
    code: 'idNumber15',
    message: '15 位旧号码，按规则换成 18 位后须本人核对。',
    cure: '与本人核对 18 位号码后确认。',
  })
}

function wrongCheckDigit(value: string, raw: string): Reading {
  if (value.endsWith('000')) return lostDigits()
  const right = checkDigit(value.slice(0, 17))
  const last = raw.trim().at(-1) ?? ''
  const isWide = /[０-９Ｘｘ]/.test(last)
  const message = isWide ? `第 18 位是全角字符“${last}”，且校验码应为 ${right}。` : `校验码不对：末位应为 ${right}。`
  return refused('idNumberCheck', message, '核对证件原件。')
}

function readWhole(value: string, raw: string): Reading {
  const parsed = parseIdNumber(value)
  if (!parsed.ok && parsed.code === 'checkDigit') return wrongCheckDigit(value, raw)
  if (!parsed.ok) return refused('idNumberBirth', `${parsed.message}。`, '核对证件原件。')
  if (value.endsWith('000')) {
    return proposed(value, {
      code: 'idNumberZeros',
      message: '末三位都是 0，常是 Excel 舍入所致。',
      cure: '核对证件原件，无误后确认。',
    })
  }
  const notes = tidied(raw, value)
  if (notes.length === 0) return certain(value)
  return noticed(value, { code: 'idNumberTidied', message: `${notes.join('，')}。`, cure: '不用处理。' })
}

/** An 18-digit ID number; the value is null wherever digits are lost, wrong or must be confirmed by somebody. */
export function readIdNumber(cell: Cell): Reading {
  if (cell.kind === 'number' && typeof cell.value === 'number') {
    if (Math.abs(cell.value) >= 1e15) return lostDigits()
    return /^\d{15}$/.test(String(cell.value)) ? upgrade(String(cell.value)) : wrongLength(String(cell.value))
  }
  const raw = cell.text
  const text = raw
    .normalize('NFKC')
    .replace(/[\s\u200b-\u200f\u202a-\u202e\u2060\ufeff'’‘`]/g, '')
    .replace(/^(\d[\d-]*)([xX]?)$/, (whole: string) => whole.replaceAll('-', ''))
    .toUpperCase()
  if (text === '') return certain<string>(null)
  if (/^\d+(\.\d+)?E\+?\d+$/.test(text)) return lostDigits()
  if (/^\d{17}[\dX]$/.test(text)) return readWhole(text, raw)
  if (/^\d{15}$/.test(text)) return upgrade(text)
  if (/^[\dX]+$/.test(text)) return wrongLength(text)
  return refused('idNumberCharacters', '身份证号里有数字和末位 X 以外的字符。', '核对证件原件。')
}

function wrongLength(text: string): Reading {
  return refused('idNumberLength', `身份证号是 ${text.length} 位，应为 18 位。`, '核对证件原件。')
}
