import type { DrawnCell, DrawnSheet } from './drawn-sheet.ts'

export type CsvEncoding = 'utf-8' | 'utf-8-mark' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'utf-16le-bare'

function shown(cell: DrawnCell): string {
  if (cell === null || (typeof cell === 'object' && 'blank' in cell)) return ''
  if (typeof cell === 'string') return cell
  if ('number' in cell) return cell.number
  if ('date' in cell) return cell.date
  return 'error' in cell ? cell.error : String(cell.cached)
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

let twoBytes: Map<string, number> | null = null

/** Two-byte codes of GB18030 by character, found by asking for each of them. */
function twoByteCodes(): Map<string, number> {
  if (twoBytes !== null) return twoBytes
  const decoder = new TextDecoder('gb18030')
  twoBytes = new Map()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue
      const character = decoder.decode(Uint8Array.of(lead, trail))
      if ([...character].length === 1 && !twoBytes.has(character)) twoBytes.set(character, lead * 256 + trail)
    }
  }
  return twoBytes
}

function gb18030(text: string): Buffer {
  const codes = twoByteCodes()
  const bytes: number[] = []
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    const code = codes.get(character)
    if (point < 0x80) bytes.push(point)
    else if (code !== undefined) bytes.push(code >> 8, code & 255)
    else if (point >= 0x10000) {
      const place = point - 0x10000
      bytes.push(
        0x90 + Math.floor(place / 12_600),
        0x30 + (Math.floor(place / 1260) % 10),
        0x81 + (Math.floor(place / 10) % 126),
        0x30 + (place % 10),
      )
    } else throw new Error(`no GB18030 code here for ${character}`)
  }
  return Buffer.from(bytes)
}

function encode(text: string, encoding: CsvEncoding): Buffer {
  const wide = Buffer.from(text, 'utf16le')
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8')
  if (encoding === 'utf-8-mark') return Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text, 'utf8')])
  if (encoding === 'gb18030') return gb18030(text)
  if (encoding === 'utf-16le-bare') return wide
  if (encoding === 'utf-16le') return Buffer.concat([Buffer.from([0xff, 0xfe]), wide])
  return Buffer.concat([Buffer.from([0xfe, 0xff]), wide.swap16()])
}

/** A .csv file of one sheet, lines ended as Windows does; `separator` is a comma unless told. */
export function drawCsv(sheet: DrawnSheet, encoding: CsvEncoding, separator = ','): Uint8Array {
  const lines = sheet.rows.map((row) => row.map((cell) => field(shown(cell))).join(separator))
  return encode(`${lines.join('\r\n')}\r\n`, encoding)
}
