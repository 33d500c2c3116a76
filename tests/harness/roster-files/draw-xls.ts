import { type DrawnCell, type DrawnSheet, excelDay } from './drawn-sheet.ts'

/** BIFF8 records and their OLE2 container, written from [MS-XLS] and [MS-CFB]. */
function u16(value: number): Buffer {
  const buffer = Buffer.alloc(2)
  buffer.writeUInt16LE(value & 0xffff)
  return buffer
}

function u32(value: number): Buffer {
  const buffer = Buffer.alloc(4)
  buffer.writeUInt32LE(value >>> 0)
  return buffer
}

function record(id: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  return Buffer.concat([u16(id), u16(body.length), body])
}

function wideText(text: string, isShort = false): Buffer {
  const count = isShort ? Buffer.from([text.length]) : u16(text.length)
  return Buffer.concat([count, Buffer.from([1]), Buffer.from(text, 'utf16le')])
}

/** Shared strings in blocks of at most 8,224 bytes; a string cut in two goes on after a new width byte. */
function stringTable(strings: readonly string[]): Buffer {
  const blocks: Buffer[] = []
  let block = Buffer.concat([u32(strings.length), u32(strings.length)])
  const turn = (): void => {
    blocks.push(block)
    block = Buffer.alloc(0)
  }
  for (const text of strings) {
    if (block.length + 5 > 8224) turn()
    block = Buffer.concat([block, u16(text.length), Buffer.from([1])])
    for (const unit of text.split('')) {
      if (block.length + 2 > 8224) {
        turn()
        block = Buffer.from([1])
      }
      block = Buffer.concat([block, Buffer.from(unit, 'utf16le')])
    }
  }
  blocks.push(block)
  return Buffer.concat(blocks.map((part, index) => record(index === 0 ? 0xfc : 0x3c, part)))
}

interface Drawing {
  readonly strings: string[]
  readonly formats: string[]
}

function styleOf(format: string, drawing: Drawing): number {
  if (format === 'General') return 15
  const found = drawing.formats.indexOf(format)
  return 16 + (found >= 0 ? found : drawing.formats.push(format) - 1)
}

function double(value: number): Buffer {
  const buffer = Buffer.alloc(8)
  buffer.writeDoubleLE(value)
  return buffer
}

const ERROR_CODES: Readonly<Record<string, number>> = { '#REF!': 23, '#N/A': 42, '#VALUE!': 15 }

function formulaRecords(place: Buffer, cached: string | number): Buffer {
  const rest = Buffer.concat([u16(0), u32(0), u16(3), Buffer.from([0x1e, 0, 0])])
  if (typeof cached === 'number') return record(0x06, place, u16(15), double(cached), rest)
  const error = ERROR_CODES[cached]
  const result = error === undefined ? [0, 0, 0, 0, 0, 0, 0xff, 0xff] : [2, 0, error, 0, 0, 0, 0xff, 0xff]
  const formula = record(0x06, place, u16(15), Buffer.from(result), rest)
  return error === undefined ? Buffer.concat([formula, record(0x207, wideText(cached))]) : formula
}

function cellRecord(cell: DrawnCell, row: number, column: number, drawing: Drawing): Buffer {
  const place = Buffer.concat([u16(row), u16(column)])
  if (cell === null) return Buffer.alloc(0)
  if (typeof cell === 'string') return record(0xfd, place, u16(15), u32(drawing.strings.push(cell) - 1))
  if ('blank' in cell) return record(0x201, place, u16(15))
  if ('error' in cell) return record(0x205, place, u16(15), Buffer.from([ERROR_CODES[cell.error] ?? 42, 1]))
  if ('formula' in cell) return formulaRecords(place, cell.cached)
  if ('date' in cell) {
    const packed = (excelDay(cell.date) << 2) | 2
    return record(0x27e, place, u16(styleOf(cell.format ?? 'yyyy-mm-dd', drawing)), u32(packed))
  }
  return record(0x203, place, u16(styleOf(cell.format ?? 'General', drawing)), double(Number(cell.number)))
}

function columnNumber(text: string): number {
  return text.split('').reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function mergeRecord(ranges: readonly string[]): Buffer {
  const parts = ranges.map((range) => {
    const [, left = 'A', top = '1', right = 'A', bottom = '1'] = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range) ?? []
    return Buffer.concat([u16(Number(top) - 1), u16(Number(bottom) - 1), u16(columnNumber(left)), u16(columnNumber(right))])
  })
  return parts.length === 0 ? Buffer.alloc(0) : record(0xe5, u16(parts.length), ...parts)
}

const SHEET_START = record(0x809, u16(0x600), u16(0x10), u32(0), u32(0), u32(6))
const END = record(0x0a)

function sheetStream(sheet: DrawnSheet, drawing: Drawing): Buffer {
  const parts: Buffer[] = [SHEET_START]
  sheet.rows.forEach((cells, row) => {
    const isHidden = sheet.hiddenRows?.includes(row + 1) === true
    parts.push(record(0x208, u16(row), u16(0), u16(cells.length), u16(255), u16(0), u16(0), u32(isHidden ? 0x120 : 0x100)))
    parts.push(...cells.map((cell, column) => cellRecord(cell, row, column, drawing)))
  })
  return Buffer.concat([...parts, mergeRecord(sheet.merges ?? []), END])
}

function workbookStream(sheets: readonly DrawnSheet[]): Buffer {
  const drawing: Drawing = { strings: [], formats: [] }
  const bodies = sheets.map((sheet) => sheetStream(sheet, drawing))
  const codes = drawing.formats.map((format, index) => record(0x41e, u16(164 + index), wideText(format)))
  const plain = Array.from({ length: 16 }, () => record(0xe0, Buffer.alloc(20)))
  const styled = drawing.formats.map((_, index) => record(0xe0, u16(0), u16(164 + index), Buffer.alloc(16)))
  const start = Buffer.concat([record(0x809, u16(0x600), u16(5), u32(0), u32(0), u32(6)), ...codes, ...plain, ...styled])
  const strings = stringTable(drawing.strings)
  const headLength = sheets.reduce((sum, sheet) => sum + 12 + sheet.name.length * 2, start.length + strings.length + END.length)
  let at = headLength
  const heads = sheets.map((sheet, index) => {
    const head = record(0x85, u32(at), Buffer.from([sheet.isHidden === true ? 1 : 0, 0]), wideText(sheet.name, true))
    at += bodies[index]?.length ?? 0
    return head
  })
  return Buffer.concat([start, ...heads, strings, END, ...bodies])
}

function directoryEntry(name: string, kind: number, first: number, size: number): Buffer {
  const entry = Buffer.alloc(128)
  entry.write(name, 0, 'utf16le')
  entry.writeUInt16LE(name === '' ? 0 : name.length * 2 + 2, 64)
  entry.writeUInt8(kind, 66)
  entry.writeUInt8(1, 67)
  entry.writeInt32LE(-1, 68)
  entry.writeInt32LE(-1, 72)
  entry.writeInt32LE(kind === 5 ? 1 : -1, 76)
  entry.writeUInt32LE(first, 116)
  entry.writeUInt32LE(size, 120)
  return entry
}

/** An OLE2 container with one stream of the given name. */
export function drawContainer(name: string, content: Buffer): Uint8Array {
  const size = Math.max(4096, content.length)
  const sectors = Math.ceil(size / 512)
  const tables = Math.ceil((sectors + 2 + 8) / 127)
  const body = Buffer.concat([content, Buffer.alloc(sectors * 512 - content.length)])
  const links = [...Array.from({ length: tables }, () => 0xfffffffd), 0xfffffffe]
  const first = links.length
  for (let index = 0; index < sectors; index += 1) links.push(index === sectors - 1 ? 0xfffffffe : first + index + 1)
  while (links.length < tables * 128) links.push(0xffffffff)
  const header = Buffer.alloc(512, 0xff)
  header.fill(0, 0, 76)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(header)
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    header.writeUInt16LE(value, at)
  for (const [at, value] of [
    [44, tables],
    [48, tables],
    [56, 4096],
    [60, 0xfffffffe],
    [68, 0xfffffffe],
  ] as const)
    header.writeUInt32LE(value, at)
  for (let index = 0; index < tables; index += 1) header.writeUInt32LE(index, 76 + index * 4)
  const directory = [
    directoryEntry('Root Entry', 5, 0xfffffffe, 0),
    directoryEntry(name, 2, first, size),
    directoryEntry('', 0, 0, 0),
    directoryEntry('', 0, 0, 0),
  ]
  return Buffer.concat([header, Buffer.concat(links.map(u32)), ...directory, body])
}

/** An .xls (BIFF8) file of the sheets. */
export function drawXls(sheets: readonly DrawnSheet[]): Uint8Array {
  return drawContainer('Workbook', workbookStream(sheets))
}
