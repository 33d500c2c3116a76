import { inflateSync } from 'node:zlib'

export interface PdfPageText {
  /** Runs of text in drawing order, one a line. */
  readonly text: string
  /** Glyphs drawn that stand for no character (.notdef). */
  readonly missingGlyphs: number
}

interface PdfObject {
  readonly head: string
  readonly body: Buffer | undefined
}

type Glyphs = ReadonlyMap<number, string>

/** What the pages of a PDF made here say (fonts with two-byte codes and a ToUnicode table); for tests and for checking what was printed. */
export function readPdfText(pdf: Uint8Array): PdfPageText[] {
  const objects = objectsOf(Buffer.from(pdf))
  const kids =
    [...objects.values()].find((object) => /\/Type \/Pages/u.test(object.head))?.head.match(/\/Kids \[([^\]]*)\]/u)?.[1] ?? ''
  return [...kids.matchAll(/(\d+) 0 R/gu)].map(([, page]) => {
    const head = objects.get(Number(page))?.head ?? ''
    const contents = head.match(/\/Contents (\d+) 0 R/u)?.[1]
    const resources = head.match(/\/Resources (\d+) 0 R/u)?.[1]
    return textOf(objects.get(Number(contents))?.body?.toString('latin1') ?? '', fontsOf(objects, Number(resources)))
  })
}

function objectsOf(bytes: Buffer): Map<number, PdfObject> {
  const text = bytes.toString('latin1')
  const objects = new Map<number, PdfObject>()
  for (const found of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/gu)) {
    const whole = found[2] ?? ''
    const at = whole.indexOf('\nstream\n')
    const start = found.index + found[0].indexOf(whole) + at + 8
    const head = at < 0 ? whole : whole.slice(0, at)
    const length = Number(/\/Length (\d+)/u.exec(head)?.[1] ?? 0)
    const stored = at < 0 ? undefined : bytes.subarray(start, start + length)
    objects.set(Number(found[1]), { head, body: stored && head.includes('FlateDecode') ? inflateSync(stored) : stored })
  }
  return objects
}

/** The fonts of a page by its resources; of several documents joined into one each has its own /F0. */
function fontsOf(objects: ReadonlyMap<number, PdfObject>, resources: number): Map<string, Glyphs> {
  const fonts = new Map<string, Glyphs>()
  for (const [, name, font] of (objects.get(resources)?.head ?? '').matchAll(/\/(F\d+) (\d+) 0 R/gu)) {
    const table = /\/ToUnicode (\d+) 0 R/u.exec(objects.get(Number(font))?.head ?? '')?.[1]
    fonts.set(name ?? '', glyphsOf(objects.get(Number(table))?.body?.toString('latin1') ?? ''))
  }
  return fonts
}

function glyphsOf(table: string): Glyphs {
  const glyphs = new Map<number, string>()
  for (const [, code = '', text = ''] of table.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]+)>$/gimu)) {
    glyphs.set(Number.parseInt(code, 16), Buffer.from(text, 'hex').swap16().toString('utf16le'))
  }
  return glyphs
}

const token = /\/(F\d+) [\d.]+ Tf|<([0-9a-f]+)>|(\()|(TJ)/giuy

/** Walks the page's drawing orders: which font, which codes, when a run is shown. */
function textOf(content: string, fonts: ReadonlyMap<string, Glyphs>): PdfPageText {
  let glyphs: Glyphs = new Map()
  let codes: number[] = []
  let missingGlyphs = 0
  const lines: string[] = []
  for (let at = 0; at < content.length; ) {
    token.lastIndex = at
    const [whole, font, hex, opening, shown] = token.exec(content) ?? []
    at += whole?.length ?? 1
    if (font !== undefined) glyphs = fonts.get(font) ?? new Map()
    if (hex !== undefined) codes.push(...pairs([...Buffer.from(hex, 'hex')]))
    if (opening !== undefined) {
      const literal = literalAt(content, at)
      codes.push(...pairs(literal.bytes))
      at = literal.end
    }
    if (shown !== undefined) {
      missingGlyphs += codes.filter((code) => code === 0).length
      lines.push(codes.map((code) => glyphs.get(code) ?? '\ufffd').join(''))
      codes = []
    }
  }
  return { text: lines.join('\n'), missingGlyphs }
}

const escapes: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 }
const unit = /\\([0-7]{1,3})|\\([\s\S])|([\s\S])/uy

/** A string in parentheses, from behind the first; balanced parentheses inside stand for themselves. */
function literalAt(content: string, start: number): { bytes: number[]; end: number } {
  const bytes: number[] = []
  let depth = 1
  let at = start
  while (at < content.length) {
    unit.lastIndex = at
    const [whole = ' ', octal, escaped, plain] = unit.exec(content) ?? []
    at += whole.length
    if (plain === '(') depth += 1
    if (plain === ')') depth -= 1
    if (depth === 0) break
    bytes.push(byteOf(octal, escaped, plain))
  }
  return { bytes, end: at }
}

function byteOf(octal: string | undefined, escaped: string | undefined, plain: string | undefined): number {
  if (octal !== undefined) return Number.parseInt(octal, 8)
  if (escaped !== undefined) return escapes[escaped] ?? escaped.charCodeAt(0)
  return plain?.charCodeAt(0) ?? 0
}

function pairs(bytes: readonly number[]): number[] {
  return Array.from({ length: bytes.length / 2 }, (_, index) => (bytes[2 * index] ?? 0) * 256 + (bytes[2 * index + 1] ?? 0))
}
