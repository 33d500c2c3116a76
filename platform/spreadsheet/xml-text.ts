import { SpreadsheetRefused } from './refused.ts'

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeReference(reference: string): string {
  if (!reference.startsWith('#')) {
    const named = NAMED[reference]
    if (named === undefined) throw new SpreadsheetRefused('forbiddenMarkup')
    return named
  }
  const code = /^#x/i.test(reference) ? Number.parseInt(reference.slice(2), 16) : Number.parseInt(reference.slice(1), 10)
  if (!(code > 0 && code <= 0x10ffff)) throw new SpreadsheetRefused('broken')
  return String.fromCodePoint(code)
}

/** Text of XML with its five named and its numeric references decoded; other entities are refused. */
function decodeXml(text: string): string {
  return text.includes('&') ? text.replace(/&([#\w]{1,12});/g, (_, reference: string) => decodeReference(reference)) : text
}

/** Undoes the escapes a workbook uses for control characters: '_x000D_' → carriage return. */
export function decodeSheetEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** Attributes of a start tag by name, without namespace prefix ('r:id' stays 'r:id'). */
export function parseAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const match of text.matchAll(ATTRIBUTE)) attributes.set(match[1] ?? '', decodeXml(match[2] ?? match[3] ?? ''))
  return attributes
}

export type XmlToken =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: string; readonly isClosed: boolean }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }

/** Where a tag that begins at `open` ends: its '>' outside quotes. */
function tagEnd(xml: string, open: number): number {
  let end = xml.indexOf('>', open)
  for (let quote = firstQuote(xml, open, end); quote >= 0; ) {
    const close = xml.indexOf(xml[quote] ?? '', quote + 1)
    if (close < 0) break
    if (close > end) end = xml.indexOf('>', close)
    quote = firstQuote(xml, close + 1, end)
  }
  if (end < 0) throw new SpreadsheetRefused('broken')
  return end
}

function firstQuote(xml: string, from: number, to: number): number {
  for (let at = from; at < to; at += 1) {
    const mark = xml.charCodeAt(at)
    if (mark === 34 || mark === 39) return at
  }
  return -1
}

function makeTag(xml: string, open: number, end: number): XmlToken {
  const isClosing = xml[open + 1] === '/'
  const isClosed = xml[end - 1] === '/'
  const start = isClosing ? open + 2 : open + 1
  let nameEnd = start
  let nameStart = start
  for (; nameEnd < end; nameEnd += 1) {
    const code = xml.charCodeAt(nameEnd)
    if (code <= 32 || code === 47) break
    if (code === 58) nameStart = nameEnd + 1
  }
  const name = xml.slice(nameStart, nameEnd)
  if (isClosing) return { kind: 'close', name }
  return { kind: 'open', name, attributes: xml.slice(nameEnd, isClosed ? end - 1 : end), isClosed }
}

const SPECIAL = [
  ['<!--', '-->'],
  ['<?', '?>'],
  ['<![CDATA[', ']]>'],
] as const

/** Comments, instructions and CDATA: their end, and the text where they hold some; null for an ordinary tag. */
function specialPart(xml: string, open: number): { next: number; text: string } | null {
  if (xml[open + 1] !== '!' && xml[open + 1] !== '?') return null
  for (const [start, end] of SPECIAL) {
    if (!xml.startsWith(start, open)) continue
    const close = xml.indexOf(end, open + start.length)
    if (close < 0) throw new SpreadsheetRefused('broken')
    return { next: close + end.length, text: start === '<![CDATA[' ? xml.slice(open + start.length, close) : '' }
  }
  throw new SpreadsheetRefused('forbiddenMarkup')
}

/** What begins with '<' at `open`: a tag, or text of CDATA, or nothing to tell. */
function markupAt(xml: string, open: number): { token: XmlToken | null; next: number } {
  const special = specialPart(xml, open)
  if (special !== null) return { token: special.text === '' ? null : { kind: 'text', text: special.text }, next: special.next }
  const end = tagEnd(xml, open)
  return { token: makeTag(xml, open, end), next: end + 1 }
}

/** Walks the tokens of a whole piece of XML, names without prefix. Throws SpreadsheetRefused when it is not well formed enough. */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  for (let at = 0; at < xml.length; ) {
    const open = xml.indexOf('<', at)
    const textEnd = open < 0 ? xml.length : open
    if (textEnd > at) yield { kind: 'text', text: decodeXml(xml.slice(at, textEnd)) }
    if (open < 0) return
    const { token, next } = markupAt(xml, open)
    if (token !== null) yield token
    at = next
  }
}
