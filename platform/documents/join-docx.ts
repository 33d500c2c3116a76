import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

const documentPath = 'word/document.xml'
const relationsPath = 'word/_rels/document.xml.rels'
const typesPath = '[Content_Types].xml'
const once = new Date(1980, 0, 1)

type Files = Record<string, Uint8Array>
interface Part {
  readonly files: Files
  /** Its sections; the last one's properties apart, since they stand elsewhere when another section follows. */
  readonly sections: string
  readonly lastProperties: string
  readonly relations: readonly string[]
}

/** Each part has its own of these; the rest is the same in all. */
const isOwn = (path: string): boolean => /^word\/(?:footer\d+\.xml|media\/.+)$/.test(path)
const nameIn = (part: number, path: string): string => path.replace(/[^/]+$/, (name) => `part${part}-${name}`)
/** Pictures of a part are fewer. */
const drawingsInPart = 100_000

const fault = (): Error => new Error('not a .docx of our own making')
const read = (files: Files, path: string): string => {
  const bytes = files[path]
  if (!bytes) throw fault()
  return strFromU8(bytes)
}
/** Where `mark` begins, looking back from the end. */
const lastOf = (xml: string, mark: string): number => {
  const at = xml.lastIndexOf(mark)
  if (at < 0) throw fault()
  return at
}
const between = (xml: string, from: string, to: string): string => xml.slice(xml.indexOf(from) + from.length, lastOf(xml, to))

function parse(docx: Uint8Array, part: number): Part {
  const files = unzipSync(docx)
  const body = between(read(files, documentPath), '<w:body>', '</w:body>')
    .replace(/ r:(id|embed)="(\w+)"/g, ` r:$1="$2-${part}"`)
    .replace(/(<wp:docPr id=")(\d+)/g, (_, start: string, id: string) => start + (part * drawingsInPart + Number(id)))
  const end = lastOf(body, '<w:sectPr>')
  const relations = [...read(files, relationsPath).matchAll(/<Relationship Id="(\w+)" (Type="[^"]+") Target="([^"]+)"\/>/g)]
    .filter(([, , , target]) => isOwn(`word/${target}`))
    .map(([, id, type, target = '']) => `<Relationship Id="${id}-${part}" ${type} Target="${nameIn(part, target)}"/>`)
  return { files, sections: body.slice(0, end), lastProperties: body.slice(end), relations }
}

/** The properties of a section that another follows stand in its last paragraph. */
function closed({ sections, lastProperties }: Part): string {
  const at = sections.indexOf('</w:pPr>', lastOf(sections, '<w:p>'))
  if (at < 0) throw fault()
  return sections.slice(0, at) + lastProperties + sections.slice(at)
}

const withAdded = (xml: string, isOld: RegExp, end: string, added: string): Uint8Array => {
  const kept = xml.replace(isOld, '')
  const at = lastOf(kept, end)
  return strToU8(kept.slice(0, at) + added + kept.slice(at))
}

/** One .docx of several that textSheetsDocx made, their sections in order; styles, settings and title are the first's. Throws on others. */
export function joinDocx(docxs: readonly Uint8Array[]): Uint8Array {
  const parts = docxs.map(parse)
  const [first, last] = [parts[0], parts.at(-1)]
  if (!first || !last) throw fault()
  const shared = Object.entries(first.files).filter(([path]) => !isOwn(path) && !/footer\d+\.xml\.rels$/.test(path))
  const own = parts.flatMap(({ files }, part) =>
    Object.entries(files).flatMap(([path, bytes]) => (isOwn(path) ? [[nameIn(part, path), bytes] as const] : [])),
  )
  const footers = own.flatMap(([path]) =>
    path.endsWith('.xml')
      ? `<Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml" PartName="/${path}"/>`
      : [],
  )
  const whole = read(first.files, documentPath)
  const sections = parts.map((part) => (part === last ? part.sections + part.lastProperties : closed(part)))
  const head = whole.slice(0, whole.indexOf('<w:body>') + '<w:body>'.length)
  const files: Files = {
    ...Object.fromEntries([...shared, ...own]),
    [documentPath]: strToU8(`${head}${sections.join('')}${whole.slice(lastOf(whole, '</w:body>'))}`),
    [relationsPath]: withAdded(
      read(first.files, relationsPath),
      /<Relationship [^>]*Target="(?:footer\d|media\/)[^>]*\/>/g,
      '</Relationships>',
      parts.flatMap(({ relations }) => relations).join(''),
    ),
    [typesPath]: withAdded(
      read(first.files, typesPath),
      /<Override [^>]*PartName="\/word\/footer\d[^>]*\/>/g,
      '</Types>',
      footers.join(''),
    ),
  }
  const zippable = Object.entries(files).map(([path, bytes]) => [path, [bytes, { level: path.endsWith('.png') ? 0 : 6 }]])
  return zipSync(Object.fromEntries(zippable), { mtime: once })
}
