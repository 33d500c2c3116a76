import type { SpreadsheetLimits } from './limits.ts'
import { SpreadsheetRefused } from './refused.ts'
import type { FileKind } from './workbook.ts'
import { inflateEntry, listZipEntries, type ZipEntry } from './zip-archive.ts'

const MEGABYTE = 1024 * 1024
const RATIO_MATTERS_FROM = 10 * MEGABYTE
/** Starts of files that are certainly no spreadsheet: PDF, PNG, JPEG, GIF, RAR, 7z, gzip, ELF, EXE, RTF. */
const FOREIGN_STARTS = ['%PDF', '\x89PNG', '\xff\xd8\xff', 'GIF8', 'Rar!', '7z\xbc\xaf', '\x1f\x8b', '\x7fELF', 'MZ', '{\\rtf']
const OLE_START = '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'

/** What the bytes are, whatever the file is called. Throws SpreadsheetRefused for what is no table. */
export function detectKind(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) throw new SpreadsheetRefused('empty')
  const start = String.fromCharCode(...bytes.subarray(0, 512))
  if (start.startsWith('PK')) return 'xlsx'
  if (start.startsWith(OLE_START)) return 'xls'
  if (FOREIGN_STARTS.some((foreign) => start.startsWith(foreign))) throw new SpreadsheetRefused('notSpreadsheet')
  const plain = start.replace(/^\xef\xbb\xbf/, '').trimStart()
  if (/^<(!doctype|html|table|head|meta|\?xml|body)/i.test(plain)) throw new SpreadsheetRefused('disguised')
  return 'csv'
}

/** Refuses DOCTYPE, entities and other encodings in one piece of XML; `tail` carries the end of the piece before. */
function refuseMarkup(piece: string): void {
  for (let at = piece.indexOf('<!'); at >= 0; at = piece.indexOf('<!', at + 2)) {
    const declaration = piece.slice(at + 2, at + 9).toUpperCase()
    if (declaration.startsWith('DOCTYPE') || declaration.startsWith('ENTITY')) throw new SpreadsheetRefused('forbiddenMarkup')
  }
}

function isXml(name: string): boolean {
  return /\.(xml|rels|vml)$/i.test(name)
}

async function measureEntry(bytes: Uint8Array, entry: ZipEntry, limits: SpreadsheetLimits, budget: number): Promise<number> {
  const packedSize = Math.max(1, entry.end - entry.start)
  let size = 0
  let tail = ''
  for await (const chunk of inflateEntry(bytes, entry)) {
    if (size === 0 && isXml(entry.name) && (chunk[0] === 0xfe || chunk[0] === 0xff || chunk[1] === 0)) {
      throw new SpreadsheetRefused('forbiddenMarkup')
    }
    size += chunk.length
    if (size > budget) throw new SpreadsheetRefused('bomb')
    if (size > RATIO_MATTERS_FROM && size / packedSize > limits.maxRatio) throw new SpreadsheetRefused('bomb')
    if (isXml(entry.name)) {
      const piece = tail + Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength).toString('latin1')
      refuseMarkup(piece)
      tail = piece.slice(-12)
    }
  }
  return size
}

/** Inflates every part once, counting while inflating, before anything is parsed. Throws SpreadsheetRefused. */
export async function guardArchive(bytes: Uint8Array, limits: SpreadsheetLimits): Promise<Map<string, ZipEntry>> {
  const entries = listZipEntries(bytes, limits.maxEntries)
  let total = 0
  for (const entry of entries.values()) total += await measureEntry(bytes, entry, limits, limits.maxInflatedBytes - total)
  return entries
}

/** Counts what a reader takes out of a file and stops it at the limits: rows, cells, and cells × text length. */
export class CellBudget {
  private rows = 0
  private cells = 0
  private characters = 0
  private readonly limits: SpreadsheetLimits
  constructor(limits: SpreadsheetLimits) {
    this.limits = limits
  }
  takeRow(): void {
    this.rows += 1
    if (this.rows > this.limits.maxRows) throw new SpreadsheetRefused('tooManyCells')
  }
  takeCell(characters: number): void {
    this.cells += 1
    this.characters += characters
    if (this.cells > this.limits.maxCells || this.characters > this.limits.maxTextCharacters) {
      throw new SpreadsheetRefused('tooManyCells')
    }
  }
}
