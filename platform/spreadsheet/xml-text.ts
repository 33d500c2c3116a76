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
export function decodeXml(text: string): string {
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

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<\/(?:[\w.-]+:)?([\w.-]+)\s*>|<(?:[\w.-]+:)?([\w.-]+)((?:"[^"]*"|'[^']*'|[^<>"'])*)>|([^<]+)/gy

function makeToken([, characters, closeName, openName, attributes = '', text]: RegExpExecArray): XmlToken | null {
  if (text !== undefined) return { kind: 'text', text: decodeXml(text) }
  if (closeName !== undefined) return { kind: 'close', name: closeName }
  if (characters !== undefined) return { kind: 'text', text: characters }
  if (openName === undefined) return null
  const isClosed = attributes.endsWith('/')
  return { kind: 'open', name: openName, attributes: isClosed ? attributes.slice(0, -1) : attributes, isClosed }
}

/** Walks the tokens of a whole piece of XML, names without prefix. Throws SpreadsheetRefused when it is not well formed enough. */
export function* xmlTokens(xml: string): Generator<XmlToken> {
  const pattern = new RegExp(TOKEN.source, 'gy')
  while (pattern.lastIndex < xml.length) {
    const match = pattern.exec(xml)
    if (match === null) throw new SpreadsheetRefused('broken')
    const token = makeToken(match)
    if (token !== null) yield token
  }
}
