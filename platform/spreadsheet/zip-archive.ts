import { createInflateRaw } from 'node:zlib'
import { SpreadsheetRefused } from './refused.ts'

export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly start: number
  readonly end: number
}

const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const LOCAL_HEADER = 0x04034b50

function findEndOfDirectory(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 65_535); at -= 1) {
    if (view.getUint32(at, true) === END_OF_DIRECTORY) return at
  }
  throw new SpreadsheetRefused('broken')
}

/** Sizes and offset from the ZIP64 extra field, for those that are saturated in the entry. */
function zip64Values(view: DataView, from: number, to: number): number[] {
  for (let at = from; at + 4 <= to; ) {
    const id = view.getUint16(at, true)
    const length = view.getUint16(at + 2, true)
    if (id === 1) {
      const values: number[] = []
      for (let part = at + 4; part + 8 <= at + 4 + length; part += 8) values.push(Number(view.getBigUint64(part, true)))
      return values
    }
    at += 4 + length
  }
  return []
}

function readDirectoryEntry(view: DataView, bytes: Uint8Array, at: number): { entry: ZipEntry; next: number } {
  if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new SpreadsheetRefused('broken')
  const flags = view.getUint16(at + 8, true)
  if ((flags & 1) !== 0) throw new SpreadsheetRefused('passwordProtected')
  const nameEnd = at + 46 + view.getUint16(at + 28, true)
  const extraEnd = nameEnd + view.getUint16(at + 30, true)
  const wide = zip64Values(view, nameEnd, extraEnd)
  const take = (value: number): number => (value === 0xffffffff ? (wide.shift() ?? Number.POSITIVE_INFINITY) : value)
  take(view.getUint32(at + 24, true))
  const size = take(view.getUint32(at + 20, true))
  const offset = take(view.getUint32(at + 42, true))
  if (view.getUint32(offset, true) !== LOCAL_HEADER) throw new SpreadsheetRefused('broken')
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + size > bytes.length) throw new SpreadsheetRefused('broken')
  const name = new TextDecoder().decode(bytes.subarray(at + 46, nameEnd)).replaceAll('\\', '/')
  const entry = { name, method: view.getUint16(at + 10, true), start, end: start + size }
  return { entry, next: extraEnd + view.getUint16(at + 32, true) }
}

function refuseOverlaps(entries: readonly ZipEntry[]): void {
  const ordered = entries.toSorted((one, other) => one.start - other.start)
  let end = 0
  for (const entry of ordered) {
    if (entry.start < end) throw new SpreadsheetRefused('bomb')
    end = entry.end
  }
}

/** The entries of a ZIP archive by name. Refuses too many, doubled or overlapping entries, encryption and unknown methods. */
export function listZipEntries(bytes: Uint8Array, maxEntries: number): Map<string, ZipEntry> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = new Map<string, ZipEntry>()
  try {
    const end = findEndOfDirectory(view)
    const count = view.getUint16(end + 10, true)
    if (count > maxEntries) throw new SpreadsheetRefused('bomb')
    let at = view.getUint32(end + 16, true)
    for (let index = 0; index < count; index += 1) {
      const { entry, next } = readDirectoryEntry(view, bytes, at)
      if (entries.has(entry.name)) throw new SpreadsheetRefused('broken')
      if (entry.method !== 0 && entry.method !== 8) throw new SpreadsheetRefused('broken')
      entries.set(entry.name, entry)
      at = next
    }
  } catch (error) {
    throw error instanceof SpreadsheetRefused ? error : new SpreadsheetRefused('broken')
  }
  refuseOverlaps([...entries.values()])
  return entries
}

/** The content of an entry piece by piece, so that a caller can count and stop. Throws SpreadsheetRefused when it is broken. */
export async function* inflateEntry(bytes: Uint8Array, entry: ZipEntry): AsyncGenerator<Uint8Array> {
  const packed = bytes.subarray(entry.start, entry.end)
  if (entry.method === 0) {
    yield packed
    return
  }
  const inflater = createInflateRaw({ chunkSize: 256 * 1024 })
  inflater.end(packed)
  try {
    for await (const chunk of inflater) yield chunk as Uint8Array
  } catch {
    throw new SpreadsheetRefused('broken')
  } finally {
    inflater.destroy()
  }
}
