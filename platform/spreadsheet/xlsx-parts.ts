import { type NumberStyle, numberStyle } from './cell-maker.ts'
import { formatCode } from './number-format.ts'
import { SpreadsheetRefused } from './refused.ts'
import { decodeSheetEscapes, parseAttributes, type XmlToken, xmlTokens } from './xml-text.ts'
import { inflateEntry, type ZipEntry } from './zip-archive.ts'

export interface Archive {
  readonly bytes: Uint8Array
  readonly entries: ReadonlyMap<string, ZipEntry>
}

export interface SheetPart {
  readonly name: string
  readonly isHidden: boolean
  readonly path: string
}

export interface WorkbookParts {
  readonly sheets: readonly SheetPart[]
  readonly is1904: boolean
  readonly strings: readonly string[]
  readonly stylesPath: string
  readonly styles: readonly NumberStyle[]
}

/** A cell holds 32,767 characters; a longer stretch without a tag is no table. */
const LONGEST_TEXT = 1_000_000

/** Takes a part piece by piece, each cut before a tag, so that a large one is never held whole. */
export async function takePieces(archive: Archive, path: string, take: (xml: string) => void): Promise<void> {
  const entry = archive.entries.get(path)
  if (entry === undefined) throw new SpreadsheetRefused('broken')
  const decoder = new TextDecoder('utf-8')
  let pending = ''
  for await (const chunk of inflateEntry(archive.bytes, entry)) {
    pending += decoder.decode(chunk, { stream: true })
    const cut = pending.lastIndexOf('<')
    if (pending.length - cut > LONGEST_TEXT) throw new SpreadsheetRefused('tooManyCells')
    take(pending.slice(0, Math.max(0, cut)))
    pending = pending.slice(Math.max(0, cut))
  }
  take(pending + decoder.decode())
}

/** The text of one part of the archive; null when there is no such part. */
export async function readPart(archive: Archive, path: string): Promise<string | null> {
  const entry = archive.entries.get(path)
  if (entry === undefined) return null
  const decoder = new TextDecoder('utf-8')
  const pieces: string[] = []
  for await (const chunk of inflateEntry(archive.bytes, entry)) pieces.push(decoder.decode(chunk, { stream: true }))
  return pieces.join('') + decoder.decode()
}

function resolvePath(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const parts = folder.split('/').filter((part) => part !== '')
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

export interface Relation {
  readonly id: string
  readonly type: string
  readonly path: string
}

/** Where the relations of a part stand: 'xl/workbook.xml' → 'xl/_rels/workbook.xml.rels'. */
export function relationsPath(owner: string): string {
  const slash = owner.lastIndexOf('/') + 1
  return `${owner.slice(0, slash)}_rels/${owner.slice(slash)}.rels`
}

/** The relations of a part, their targets as paths of the archive. */
export async function readRelations(archive: Archive, owner: string): Promise<Relation[]> {
  const folder = owner.slice(0, Math.max(0, owner.lastIndexOf('/')))
  const xml = await readPart(archive, relationsPath(owner))
  const relations: Relation[] = []
  for (const token of xmlTokens(xml ?? '')) {
    if (token.kind !== 'open' || token.name !== 'Relationship') continue
    const attributes = parseAttributes(token.attributes)
    const type = (attributes.get('Type') ?? '').split('/').at(-1) ?? ''
    relations.push({ id: attributes.get('Id') ?? '', type, path: resolvePath(folder, attributes.get('Target') ?? '') })
  }
  return relations
}

async function findWorkbook(archive: Archive): Promise<string> {
  const path = (await readRelations(archive, '')).find((relation) => relation.type === 'officeDocument')?.path
  if (path?.endsWith('.bin')) throw new SpreadsheetRefused('unsupportedKind')
  if (path !== undefined && /^xl\//i.test(path) && archive.entries.has(path)) return path
  if (archive.entries.has('content.xml')) throw new SpreadsheetRefused('unsupportedKind')
  throw new SpreadsheetRefused(archive.entries.has('xl/workbook.xml') ? 'broken' : 'notSpreadsheet')
}

function readSheetList(xml: string, relations: readonly Relation[]): { sheets: SheetPart[]; is1904: boolean } {
  const sheets: SheetPart[] = []
  let is1904 = false
  for (const token of xmlTokens(xml)) {
    if (token.kind !== 'open') continue
    const attributes = parseAttributes(token.attributes)
    if (token.name === 'workbookPr') is1904 = ['1', 'true'].includes(attributes.get('date1904') ?? '')
    if (token.name !== 'sheet') continue
    const id = [...attributes].find(([name]) => name.endsWith(':id'))?.[1]
    const relation = relations.find((candidate) => candidate.id === id)
    if (relation?.type !== 'worksheet') continue
    const isHidden = (attributes.get('state') ?? 'visible') !== 'visible'
    sheets.push({ name: attributes.get('name') ?? '', isHidden, path: relation.path })
  }
  return { sheets, is1904 }
}

/** A copy of its own: a long slice would keep the whole piece of XML it was cut from in memory. */
function ownCopy(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le')
}

/** Collects shared strings: rich runs joined, phonetic readings left out. */
class StringCollector {
  readonly strings: string[] = []
  private text = ''
  private isText = false
  private isPhonetic = false

  take(token: XmlToken): void {
    if (token.kind === 'text') {
      if (this.isText && !this.isPhonetic) this.text += token.text
      return
    }
    const opens = token.kind === 'open' && !token.isClosed
    if (token.name === 't') this.isText = opens
    else if (token.name === 'rPh') this.isPhonetic = opens
    else if (token.name === 'si') this.turn(opens)
  }

  private turn(opens: boolean): void {
    if (!opens) this.strings.push(ownCopy(decodeSheetEscapes(this.text)))
    this.text = ''
  }
}

async function readStrings(archive: Archive, path: string): Promise<string[]> {
  const collector = new StringCollector()
  if (!archive.entries.has(path)) return []
  await takePieces(archive, path, (xml) => {
    for (const token of xmlTokens(xml)) collector.take(token)
  })
  return collector.strings
}

function readStyles(xml: string): NumberStyle[] {
  const formats = new Map<number, string>()
  for (const [, text = ''] of xml.matchAll(/<(?:\w+:)?numFmt\s([^>]*)>/g)) {
    const attributes = parseAttributes(text)
    formats.set(Number(attributes.get('numFmtId')), attributes.get('formatCode') ?? 'General')
  }
  const cellFormats = /<(?:\w+:)?cellXfs\b[\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(xml)?.[0] ?? ''
  return [...cellFormats.matchAll(/<(?:\w+:)?xf\s([^>]*)>/g)].map(([, text = '']) =>
    numberStyle(formatCode(Number(parseAttributes(text).get('numFmtId')), formats)),
  )
}

/** What the sheets stand on: their list, shared strings, number formats and date system. */
export async function readWorkbookParts(archive: Archive): Promise<WorkbookParts> {
  const path = await findWorkbook(archive)
  const relations = await readRelations(archive, path)
  const pathOfType = (type: string): string => relations.find((relation) => relation.type === type)?.path ?? ''
  const list = readSheetList((await readPart(archive, path)) ?? '', relations)
  if (list.sheets.length === 0) throw new SpreadsheetRefused('broken')
  const stylesPath = pathOfType('styles')
  const strings = await readStrings(archive, pathOfType('sharedStrings'))
  return { ...list, strings, stylesPath, styles: readStyles((await readPart(archive, stylesPath)) ?? '') }
}
