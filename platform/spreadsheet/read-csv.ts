import { textCell } from './cell-maker.ts'
import { unescapeFormula } from './formula-guard.ts'
import type { CellBudget } from './guard.ts'
import { SpreadsheetRefused } from './refused.ts'
import type { SheetSink } from './sheet-sink.ts'
import type { Cell } from './workbook.ts'
import { safeSheetName } from './xlsx-package.ts'

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** UTF-16 without a mark: the zero halves of commas, digits and line ends lie on one side only. */
function guessUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sides = [0, 0]
  const end = Math.min(bytes.length, 65_536)
  for (let at = 0; at < end; at += 1) if (bytes[at] === 0) sides[at & 1] = (sides[at & 1] ?? 0) + 1
  const [even = 0, odd = 0] = sides
  if (even + odd === 0) return null
  if (Math.min(even, odd) > Math.max(even, odd) / 10) throw new SpreadsheetRefused('notSpreadsheet')
  return odd > even ? 'utf-16le' : 'utf-16be'
}

function detectEncodings(bytes: Uint8Array): string[] {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return ['utf-8']
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return ['utf-16le']
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return ['utf-16be']
  const wide = guessUtf16(bytes)
  return wide === null ? ['utf-8', 'gb18030'] : [wide]
}

/** Text of a .csv in UTF-8, GB18030 or UTF-16, with or without a byte-order mark. Throws SpreadsheetRefused. */
function decodeCsv(bytes: Uint8Array): string {
  for (const encoding of detectEncodings(bytes)) {
    const text = tryDecode(bytes, encoding)
    if (text === null) continue
    let controls = 0
    for (let at = 0; at < Math.min(text.length, 65_536); at += 1) {
      const code = text.charCodeAt(at)
      if (code < 32 && code !== 9 && code !== 10 && code !== 13) controls += 1
    }
    if (controls > 8) throw new SpreadsheetRefused('notSpreadsheet')
    return text
  }
  throw new SpreadsheetRefused('unknownEncoding')
}

/** The separator that is most frequent outside quotes in the first lines. */
function detectSeparator(text: string): string {
  const start = text.slice(0, 20_000).replace(/"[^"]*"/g, '')
  const counts = [',', '\t', ';', '，', '|'].map((separator) => ({ separator, count: start.split(separator).length }))
  return counts.toSorted((one, other) => other.count - one.count)[0]?.separator ?? ','
}

/** A quoted field from its opening quote on. */
function readQuoted(text: string, from: number): { field: string; next: number } {
  let field = ''
  for (let at = from + 1; ; ) {
    const quote = text.indexOf('"', at)
    if (quote < 0) throw new SpreadsheetRefused('unclosedQuote')
    field += text.slice(at, quote)
    if (text[quote + 1] !== '"') return { field, next: quote + 1 }
    field += '"'
    at = quote + 2
  }
}

function plainFieldEnd(text: string, from: number, separator: string): number {
  let at = from
  while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1
  return at
}

function readField(text: string, from: number, separator: string): { field: string; next: number } {
  const isFormulaText = text.startsWith('="', from)
  if (text[from] !== '"' && !isFormulaText) {
    const end = plainFieldEnd(text, from, separator)
    return { field: unescapeFormula(text.slice(from, end)), next: end }
  }
  const { field, next } = readQuoted(text, isFormulaText ? from + 1 : from)
  const end = plainFieldEnd(text, next, separator)
  return { field: unescapeFormula(field + text.slice(next, end)), next: end }
}

/** Reads a .csv into the sink as one sheet named after the file. Rows count as a spreadsheet would count them. */
export function readCsv(bytes: Uint8Array, fileName: string, budget: CellBudget, sink: SheetSink): void {
  const text = decodeCsv(bytes)
  const separator = detectSeparator(text)
  sink.sheet(safeSheetName(fileName.replace(/^.*[\\/]/, '').replace(/\.\w{1,5}$/, '')), false)
  let cells: Cell[] = []
  let column = 0
  let row = 1
  for (let at = 0; at < text.length; ) {
    const { field, next } = readField(text, at, separator)
    if (field !== '') {
      budget.takeCell(field.length)
      cells.push(textCell(column, field, false))
    }
    column += 1
    at = next + 1
    if (text[next] === separator) continue
    if (text[next] === '\r' && text[next + 1] === '\n') at += 1
    if (cells.length > 0) {
      budget.takeRow()
      sink.row({ number: row, isHidden: false, cells })
    }
    cells = []
    column = 0
    row += 1
  }
  if (cells.length > 0) sink.row({ number: row, isHidden: false, cells })
}
