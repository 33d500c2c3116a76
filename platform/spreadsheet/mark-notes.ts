import { cellAddress } from './workbook.ts'
import { encodeXml, XML_HEAD } from './xlsx-package.ts'

export interface CellNote {
  readonly row: number
  readonly column: number
  readonly note: string
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

function commentXml({ row, column, note }: CellNote, author: number): string {
  return `<comment ref="${cellAddress(row, column)}" authorId="${author}"><text><r><t xml:space="preserve">${encodeXml(note)}</t></r></text></comment>`
}

/** The comments part with the notes added; a cell that has a comment keeps its own. */
export function addComments(existing: string | null, notes: readonly CellNote[]): string {
  if (existing === null) {
    const list = notes.map((note) => commentXml(note, 0)).join('')
    return `${XML_HEAD}<comments xmlns="${MAIN}"><authors><author>明责</author></authors><commentList>${list}</commentList></comments>`
  }
  const author = (existing.match(/<(?:\w+:)?author(\s[^>]*)?\/?>/g) ?? []).length
  const prefix = /<(\w+:)?commentList/.exec(existing)?.[1] ?? ''
  const fresh = notes.filter((note) => !existing.includes(`ref="${cellAddress(note.row, note.column)}"`))
  const list = fresh.map((note) => commentXml(note, author).replace(/<(\/?)(\w)/g, `<$1${prefix}$2`)).join('')
  return existing
    .replace(new RegExp(`</${prefix}authors>`), `<${prefix}author>明责</${prefix}author></${prefix}authors>`)
    .replace(new RegExp(`</${prefix}commentList>`), () => `${list}</${prefix}commentList>`)
}

function shapeXml({ row, column }: CellNote, id: number): string {
  const anchor = `${column + 1}, 15, ${row - 1}, 2, ${column + 4}, 20, ${row + 3}, 8`
  return `<v:shape id="_x0000_s${id}" type="#_x0000_t202" style="position:absolute;margin-left:59pt;margin-top:1pt;width:180pt;height:60pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row - 1}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
}

/** The drawing that places the notes on the sheet, added to the one there is. */
export function addNoteShapes(existing: string | null, notes: readonly CellNote[]): string {
  const shapes = notes.map((note, index) => shapeXml(note, 60_000 + index)).join('')
  if (existing !== null) return existing.replace(/<\/xml>\s*$/, () => `${shapes}</xml>`)
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shapes}</xml>`
}
