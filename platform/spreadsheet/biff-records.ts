import { SpreadsheetRefused } from './refused.ts'

/** Record numbers of BIFF8 ([MS-XLS] 2.3). */
export const RECORD = {
  formula: 0x06,
  endOfPart: 0x0a,
  dateMode: 0x22,
  filePass: 0x2f,
  continuation: 0x3c,
  boundSheet: 0x85,
  multipleRk: 0xbd,
  richText: 0xd6,
  cellFormat: 0xe0,
  mergedCells: 0xe5,
  sharedStrings: 0xfc,
  sharedStringCell: 0xfd,
  number: 0x203,
  label: 0x204,
  booleanOrError: 0x205,
  formulaText: 0x207,
  row: 0x208,
  rk: 0x27e,
  format: 0x41e,
  beginOfPart: 0x809,
} as const

export interface BiffRecord {
  readonly id: number
  readonly at: number
  readonly data: Uint8Array
}

/** Walks the records from a byte offset on. Throws SpreadsheetRefused when a record runs past the end. */
export function* biffRecords(stream: Uint8Array, from: number): Generator<BiffRecord> {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  for (let at = from; at + 4 <= stream.length; ) {
    const length = view.getUint16(at + 2, true)
    const end = at + 4 + length
    if (end > stream.length) throw new SpreadsheetRefused('broken')
    yield { id: view.getUint16(at, true), at, data: stream.subarray(at + 4, end) }
    at = end
  }
}

/** Little-endian reader of one record that may go on in CONTINUE records. */
export class RecordReader {
  private readonly blocks: readonly Uint8Array[]
  private block = 0
  private position = 0
  constructor(...blocks: readonly Uint8Array[]) {
    this.blocks = blocks
  }

  private current(): Uint8Array {
    const block = this.blocks[this.block]
    if (block === undefined) throw new SpreadsheetRefused('broken')
    return block
  }

  private atBlockEnd(): boolean {
    return this.position >= this.current().length
  }

  private nextBlock(): void {
    this.block += 1
    this.position = 0
    this.current()
  }

  byte(): number {
    if (this.atBlockEnd()) this.nextBlock()
    const value = this.current()[this.position]
    if (value === undefined) throw new SpreadsheetRefused('broken')
    this.position += 1
    return value
  }

  word(): number {
    return this.byte() | (this.byte() << 8)
  }

  long(): number {
    return (this.word() | (this.word() << 16)) >>> 0
  }

  double(): number {
    const bytes = Uint8Array.from({ length: 8 }, () => this.byte())
    return new DataView(bytes.buffer).getFloat64(0, true)
  }

  skip(count: number): void {
    for (let left = count; left > 0; ) {
      if (this.atBlockEnd()) this.nextBlock()
      const step = Math.min(left, this.current().length - this.position)
      this.position += step
      left -= step
    }
  }

  /** Characters of a string; where it goes on in the next block, that block begins with a new width flag. */
  private characters(count: number, isWideAtStart: boolean): string {
    let isWide = isWideAtStart
    const codes: number[] = []
    while (codes.length < count) {
      if (this.atBlockEnd()) {
        this.nextBlock()
        isWide = (this.byte() & 1) !== 0
      }
      codes.push(isWide ? this.word() : this.byte())
    }
    let text = ''
    for (let from = 0; from < codes.length; from += 4096) text += String.fromCharCode(...codes.slice(from, from + 4096))
    return text
  }

  /** A string with a 16-bit length (8-bit when `isShort`), rich runs and phonetic data skipped. */
  text(isShort = false): string {
    const count = isShort ? this.byte() : this.word()
    const flags = this.byte()
    const runs = (flags & 8) !== 0 ? this.word() : 0
    const extra = (flags & 4) !== 0 ? this.long() : 0
    const text = this.characters(count, (flags & 1) !== 0)
    this.skip(runs * 4 + extra)
    return text
  }
}

/** Number packed into 30 bits ([MS-XLS] 2.5.217). */
export function decodeRk(packed: number): number {
  const bytes = new DataView(new ArrayBuffer(8))
  bytes.setUint32(4, packed & 0xfffffffc, true)
  const value = (packed & 2) !== 0 ? packed >> 2 : bytes.getFloat64(0, true)
  return (packed & 1) !== 0 ? value / 100 : value
}
