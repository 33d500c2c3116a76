import { SpreadsheetRefused } from './refused.ts'

const END_OF_CHAIN = 0xfffffffe
const FREE = 0xffffffff
const SMALL_STREAM_BELOW = 4096
const ENTRY = 128

interface Container {
  readonly bytes: Uint8Array
  readonly view: DataView
  readonly sectorSize: number
  readonly table: readonly number[]
}

function sectorAt(container: Container, sector: number): Uint8Array {
  const start = (sector + 1) * container.sectorSize
  if (start >= container.bytes.length) throw new SpreadsheetRefused('broken')
  return container.bytes.subarray(start, start + container.sectorSize)
}

function joinChain(container: Container, first: number): Uint8Array {
  const parts: Uint8Array[] = []
  for (let sector = first; sector !== END_OF_CHAIN && sector !== FREE; sector = container.table[sector] ?? FREE) {
    if (parts.length > container.table.length) throw new SpreadsheetRefused('broken')
    parts.push(sectorAt(container, sector))
  }
  return Buffer.concat(parts)
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

function numbersOf(bytes: Uint8Array): number[] {
  const view = viewOf(bytes)
  return Array.from({ length: bytes.byteLength >> 2 }, (_, index) => view.getUint32(index * 4, true))
}

/** Sector numbers of the allocation table: 109 in the header, the rest in a chain of their own. */
function tableSectors(container: Container): number[] {
  const sectors = Array.from({ length: 109 }, (_, index) => container.view.getUint32(76 + index * 4, true))
  let next = container.view.getUint32(68, true)
  for (let count = 0; next !== END_OF_CHAIN && next !== FREE; count += 1) {
    if (count > 1000) throw new SpreadsheetRefused('broken')
    const numbers = numbersOf(sectorAt(container, next))
    next = numbers.pop() ?? FREE
    sectors.push(...numbers)
  }
  return sectors.filter((sector) => sector !== FREE && sector !== END_OF_CHAIN)
}

function openContainer(bytes: Uint8Array): Container {
  const view = viewOf(bytes)
  const shift = view.getUint16(30, true)
  if (shift !== 9 && shift !== 12) throw new SpreadsheetRefused('broken')
  const bare: Container = { bytes, view, sectorSize: 1 << shift, table: [] }
  return { ...bare, table: tableSectors(bare).flatMap((sector) => numbersOf(sectorAt(bare, sector))) }
}

interface DirectoryEntry {
  readonly name: string
  readonly kind: number
  readonly first: number
  readonly size: number
}

function readDirectory(container: Container): DirectoryEntry[] {
  const bytes = joinChain(container, container.view.getUint32(48, true))
  const view = viewOf(bytes)
  const entries: DirectoryEntry[] = []
  for (let at = 0; at + ENTRY <= bytes.length; at += ENTRY) {
    const nameBytes = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2)
    const name = new TextDecoder('utf-16le').decode(bytes.subarray(at, at + nameBytes))
    entries.push({ name, kind: bytes[at + 66] ?? 0, first: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) })
  }
  return entries
}

function readSmallStream(container: Container, entry: DirectoryEntry, root: DirectoryEntry): Uint8Array {
  const pool = joinChain(container, root.first)
  const table = numbersOf(joinChain(container, container.view.getUint32(60, true)))
  const parts: Uint8Array[] = []
  for (let sector = entry.first; sector !== END_OF_CHAIN && sector !== FREE; sector = table[sector] ?? FREE) {
    if (parts.length > table.length) throw new SpreadsheetRefused('broken')
    parts.push(pool.subarray(sector * 64, sector * 64 + 64))
  }
  return Buffer.concat(parts)
}

/** The stream with the workbook inside an OLE2 container (.xls). Throws SpreadsheetRefused: encrypted, no workbook, broken. */
export function readWorkbookStream(bytes: Uint8Array): Uint8Array {
  try {
    const container = openContainer(bytes)
    const entries = readDirectory(container)
    if (entries.some((entry) => entry.name === 'EncryptedPackage')) throw new SpreadsheetRefused('passwordProtected')
    const entry = entries.find((candidate) => candidate.kind === 2 && candidate.name === 'Workbook')
    const root = entries.find((candidate) => candidate.kind === 5)
    if (entry === undefined || root === undefined) {
      throw new SpreadsheetRefused(entries.some((candidate) => candidate.name === 'Book') ? 'oldVersion' : 'notSpreadsheet')
    }
    const isSmall = entry.size < SMALL_STREAM_BELOW
    const stream = isSmall ? readSmallStream(container, entry, root) : joinChain(container, entry.first)
    if (stream.length < entry.size) throw new SpreadsheetRefused('broken')
    return stream.subarray(0, entry.size)
  } catch (error) {
    throw error instanceof SpreadsheetRefused ? error : new SpreadsheetRefused('broken')
  }
}
