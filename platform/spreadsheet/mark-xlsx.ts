import { guardArchive } from './guard.ts'
import type { SpreadsheetLimits } from './limits.ts'
import { addComments, addNoteShapes, type CellNote } from './mark-notes.ts'
import { RowMarker, type StyleMarker } from './mark-rows.ts'
import { SpreadsheetRefused } from './refused.ts'
import { PackageWriter, XML_HEAD } from './xlsx-package.ts'
import { type Archive, type Relation, readPart, readRelations, readWorkbookParts, relationsPath } from './xlsx-parts.ts'
import { inflateEntry } from './zip-archive.ts'

export interface CellMark extends CellNote {
  readonly sheet: string
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const LIGHT_RED = '<fgColor rgb="FFFFC7CE"/><bgColor indexed="64"/>'
/** Elements of a worksheet that stand after <legacyDrawing>. */
const AFTER_NOTES = [
  'legacyDrawingHF',
  'drawingHF',
  'picture',
  'oleObjects',
  'controls',
  'webPublishItems',
  'tableParts',
  'extLst',
]

/** Gives out one marked style for each style that a marked cell has. */
class MarkedStyles {
  private readonly made = new Map<number, number>()
  private readonly first: number
  constructor(first: number) {
    this.first = first
  }
  readonly markStyle: StyleMarker = (style) => {
    const known = this.made.get(style)
    if (known !== undefined) return known
    this.made.set(style, this.first + this.made.size)
    return this.first + this.made.size - 1
  }
  addTo(xml: string): string {
    const fills = /<(\w+:)?fills\b[^>]*>([\s\S]*?)<\/(?:\w+:)?fills>/.exec(xml)
    const formats = /<(\w+:)?cellXfs\b[^>]*>([\s\S]*?)<\/(?:\w+:)?cellXfs>/.exec(xml)
    if (fills === null || formats === null) throw new SpreadsheetRefused('broken')
    const prefix = formats[1] ?? ''
    const fillNumber = (fills[2]?.match(/<(\w+:)?fill(\s[^>]*)?\/?>/g) ?? []).length
    const styles = formats[2]?.match(/<(\w+:)?xf\b[^>]*\/>|<(\w+:)?xf\b[\s\S]*?<\/(\w+:)?xf>/g) ?? []
    const fill = `<fill><patternFill patternType="solid">${LIGHT_RED}</patternFill></fill>`.replace(
      /<(\/?)(\w)/g,
      `<$1${prefix}$2`,
    )
    const marked = [...this.made.keys()].map((style) =>
      (styles[style] ?? `<${prefix}xf numFmtId="0" fontId="0" borderId="0" xfId="0"/>`)
        .replace(/\s(fillId|applyFill)="[^"]*"/g, '')
        .replace(/^<(\w+:)?xf\b/, (start) => `${start} fillId="${fillNumber}" applyFill="1"`),
    )
    const withFill = `<${prefix}fills count="${fillNumber + 1}">${fills[2]}${fill}</${prefix}fills>`
    const withStyles = `<${prefix}cellXfs count="${styles.length + marked.length}">${formats[2]}${marked.join('')}</${prefix}cellXfs>`
    return xml.replace(fills[0], () => withFill).replace(formats[0], () => withStyles)
  }
}

/** Where <legacyDrawing> belongs in what follows the rows: before the first element that must come after it. */
function notesPlace(tail: string): number {
  let depth = 0
  for (const match of tail.matchAll(/<(\/?)(?:\w+:)?(\w+)[^>]*?(\/?)>/g)) {
    const [, close, name = '', selfClosed] = match
    if (depth === 0 && (name === 'worksheet' || AFTER_NOTES.includes(name))) return match.index
    if (close === '/') depth -= 1
    else if (selfClosed !== '/') depth += 1
  }
  return tail.length
}

function addNotesElement(tail: string, relationId: string): string {
  const prefix = /<\/(\w+:)?worksheet>/.exec(tail)?.[1] ?? ''
  const place = notesPlace(tail)
  return `${tail.slice(0, place)}<${prefix}legacyDrawing xmlns:r="${OFFICE}" r:id="${relationId}"/>${tail.slice(place)}`
}

/** The rows rewritten piece by piece, then the rest of the sheet with the place of its notes. */
async function* markSheet(archive: Archive, path: string, marker: RowMarker, relationId: string | null): AsyncGenerator<string> {
  const entry = archive.entries.get(path)
  if (entry === undefined) throw new SpreadsheetRefused('broken')
  const decoder = new TextDecoder('utf-8')
  let pending = ''
  let isAfterRows = false
  for await (const chunk of inflateEntry(archive.bytes, entry)) {
    pending += decoder.decode(chunk, { stream: true })
    if (isAfterRows) continue
    const end = /<\/(\w+:)?sheetData>|<(\w+:)?sheetData\s*\/>/.exec(pending)
    const cut = end === null ? pending.lastIndexOf('<') : end.index + end[0].length
    yield marker.rewrite(pending.slice(0, cut))
    pending = pending.slice(cut)
    isAfterRows = end !== null
  }
  const tail = pending + decoder.decode()
  yield relationId === null ? tail : addNotesElement(tail, relationId)
}

interface NoteParts {
  readonly replaced: Map<string, string>
  readonly types: string[]
}

function relationsXml(existing: string | null, added: readonly (readonly [string, string, string])[]): string {
  const list = added
    .map(([id, type, target]) => `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')
  if (existing === null) return `${XML_HEAD}<Relationships xmlns="${RELATIONS}">${list}</Relationships>`
  return existing.replace(/<\/Relationships>|<Relationships([^>]*)\/>/, (tag, attributes: string | undefined) =>
    tag.startsWith('</') ? `${list}${tag}` : `<Relationships${attributes ?? ''}>${list}</Relationships>`,
  )
}

/** Adds the notes of one sheet to its parts; returns the relation id of a new drawing, null where the sheet has one. */
async function addNotes(archive: Archive, path: string, notes: readonly CellNote[], parts: NoteParts): Promise<string | null> {
  const relations = await readRelations(archive, path)
  const find = (type: string): Relation | undefined => relations.find((relation) => relation.type === type)
  const comments = find('comments')
  const drawing = find('vmlDrawing')
  if (comments !== undefined && drawing !== undefined) {
    parts.replaced.set(comments.path, addComments(await readPart(archive, comments.path), notes))
    parts.replaced.set(drawing.path, addNoteShapes(await readPart(archive, drawing.path), notes))
    return null
  }
  if (comments !== undefined || drawing !== undefined) return null
  const number = parts.types.length + 1
  const commentsPath = `xl/mingzeComments${number}.xml`
  const drawingPath = `xl/drawings/mingzeNotes${number}.vml`
  parts.replaced.set(commentsPath, addComments(null, notes))
  parts.replaced.set(drawingPath, addNoteShapes(null, notes))
  parts.types.push(
    `<Override PartName="/${commentsPath}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"/>`,
  )
  const added = [
    ['rIdMingzeComments', 'comments', `/${commentsPath}`],
    ['rIdMingzeNotes', 'vmlDrawing', `/${drawingPath}`],
  ] as const
  const relationsAt = relationsPath(path)
  parts.replaced.set(relationsAt, relationsXml(await readPart(archive, relationsAt), added))
  return 'rIdMingzeNotes'
}

function addTypes(xml: string, types: readonly string[]): string {
  const vml = /Extension="vml"/i.test(xml)
    ? ''
    : '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>'
  return xml.replace(
    /(<Types[^>]*>)([\s\S]*)<\/Types>/,
    (_, open: string, inner: string) => `${open}${vml}${inner}${types.join('')}</Types>`,
  )
}

function groupColumns(notes: readonly CellNote[]): Map<number, number[]> {
  const rows = new Map<number, number[]>()
  for (const { row, column } of notes)
    rows.set(
      row,
      [...new Set([...(rows.get(row) ?? []), column])].toSorted((a, b) => a - b),
    )
  return rows
}

function joinNotes(marks: readonly CellMark[]): CellNote[] {
  const byCell = new Map<string, CellNote>()
  for (const { row, column, note } of marks) {
    const known = byCell.get(`${row},${column}`)
    byCell.set(`${row},${column}`, { row, column, note: known === undefined ? note : `${known.note}\n${note}` })
  }
  return [...byCell.values()]
}

/** The same .xlsx with the marked cells filled light red and noted; every other part stays byte for byte. Throws SpreadsheetRefused. */
export async function markXlsx(bytes: Uint8Array, marks: readonly CellMark[], limits: SpreadsheetLimits): Promise<Uint8Array> {
  const archive: Archive = { bytes, entries: await guardArchive(bytes, limits) }
  const workbook = await readWorkbookParts(archive)
  const styles = new MarkedStyles(workbook.styles.length)
  const parts: NoteParts = { replaced: new Map(), types: [] }
  const writer = new PackageWriter()
  const done = new Set([workbook.stylesPath, '[Content_Types].xml'])
  for (const sheet of workbook.sheets) {
    const notes = joinNotes(marks.filter((mark) => mark.sheet === sheet.name))
    if (notes.length === 0) continue
    const relationId = await addNotes(archive, sheet.path, notes, parts)
    const marker = new RowMarker(groupColumns(notes), styles.markStyle)
    await writer.addStream(sheet.path, markSheet(archive, sheet.path, marker, relationId))
    done.add(sheet.path)
  }
  const stylesXml = await readPart(archive, workbook.stylesPath)
  if (stylesXml === null) throw new SpreadsheetRefused('broken')
  writer.add({ path: workbook.stylesPath, pieces: [styles.addTo(stylesXml)] })
  writer.add({
    path: '[Content_Types].xml',
    pieces: [addTypes((await readPart(archive, '[Content_Types].xml')) ?? '', parts.types)],
  })
  for (const [path, xml] of parts.replaced) writer.add({ path, pieces: [xml] })
  for (const [path, entry] of archive.entries) {
    if (!done.has(path) && !parts.replaced.has(path)) await writer.addStream(path, inflateEntry(bytes, entry))
  }
  return writer.finish()
}
