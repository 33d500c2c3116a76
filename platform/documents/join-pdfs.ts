import { createHash } from 'node:crypto'

interface Piece {
  readonly number: number
  /** The object's own text; its stream, if any, is left as it is. */
  readonly head: string
  readonly tail: Uint8Array
}
interface Parsed {
  readonly pieces: readonly Piece[]
  readonly size: number
  readonly trailer: string
}

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
const fault = (): Error => new Error('not a PDF of our own compiler')

/** Objects by the table at the end; the compiler writes a plain one, no object streams. */
function parse(pdf: Uint8Array): Parsed {
  const end = latin1(pdf.subarray(-64))
  const tableAt = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(end)?.[1] ?? Number.NaN)
  const table = latin1(pdf.subarray(tableAt))
  const [, first = '', trailer = ''] = /^xref\s+0 (\d+)[\s\S]*?trailer\s+(<<[\s\S]*?>>)\s*startxref/.exec(table) ?? []
  const offsets = [...table.matchAll(/^(\d{10}) \d{5} n/gm)].map(([, at]) => Number(at)).sort((a, b) => a - b)
  if (first === '' || offsets.length !== Number(first) - 1) throw fault()
  const pieces = offsets.map((from, i) => pieceOf(pdf.subarray(from, offsets[i + 1] ?? tableAt)))
  return { pieces, size: Number(first), trailer }
}

function pieceOf(bytes: Uint8Array): Piece {
  const streamAt = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf('stream\n')
  const cut = streamAt < 0 ? bytes.length : streamAt
  const head = latin1(bytes.subarray(0, cut))
  const number = Number(/^(\d+) 0 obj/.exec(head)?.[1] ?? Number.NaN)
  if (Number.isNaN(number)) throw fault()
  return { number, head, tail: bytes.subarray(cut) }
}

const shifted = (head: string, by: number): string =>
  head
    .replace(/^(\d+) 0 obj/, (_, n: string) => `${Number(n) + by} 0 obj`)
    .replace(/(\d+) 0 R/g, (_, n: string) => `${Number(n) + by} 0 R`)
const isTree = (head: string): boolean => head.includes('/Type /Pages')
/** What stands once in a file and is taken from the first. */
const isOfWhole = (head: string): boolean => /\/Type \/(?:Catalog|Metadata|Pages)\b|\/Creator \(/.test(head)
const kidsOf = ({ pieces }: Parsed): string =>
  /\/Kids \[([^\]]*)\]/.exec(pieces.find((p) => isTree(p.head))?.head ?? '')?.[1] ?? ''

/** One PDF/A-2b of several that our compiler wrote, their pages in order; title and metadata are the first's. Throws on other PDFs. */
export function joinPdfs(pdfs: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const parts = pdfs.map(parse)
  const [whole] = parts
  const root = whole?.pieces.find((p) => isTree(p.head))
  if (!whole || !root) throw fault()
  const bases = parts.map((_, i) => parts.slice(0, i).reduce((sum, part) => sum + part.size - 1, 0))
  const kids = parts.map((part, i) => shifted(kidsOf(part), bases[i] ?? 0)).join(' ')
  const tree = `${root.number} 0 obj\n<<\n  /Type /Pages\n  /Count ${kids.split(' R').length - 1}\n  /Kids [${kids}]\n>>\nendobj\n\n`
  const chunks: Uint8Array[] = [Buffer.from('%PDF-1.7\n%\x80\x80\x80\x80\n\n', 'latin1')]
  const offsets = new Map<number, number>()
  let at = chunks[0]?.length ?? 0
  const put = (number: number, ...bytes: Uint8Array[]) => {
    offsets.set(number, at)
    chunks.push(...bytes)
    at += bytes.reduce((sum, chunk) => sum + chunk.length, 0)
  }
  for (const [i, { pieces }] of parts.entries()) {
    const base = bases[i] ?? 0
    for (const { number, head, tail } of pieces) {
      if (isTree(head) || (i > 0 && isOfWhole(head))) continue
      const own = shifted(head, base).replace(/\/Parent \d+ 0 R/, `/Parent ${root.number} 0 R`)
      put(number + base, Buffer.from(own, 'latin1'), tail)
    }
  }
  put(root.number, Buffer.from(tree, 'latin1'))
  chunks.push(ending(offsets, at, whole.trailer, digestOf(chunks)))
  return new Uint8Array(Buffer.concat(chunks))
}

const digestOf = (chunks: readonly Uint8Array[]): string => {
  const hash = createHash('sha256')
  for (const chunk of chunks) hash.update(chunk)
  return hash.digest('hex').slice(0, 32)
}

/** The table of objects (numbers that are not used are free) and the trailer, with an identifier that follows from the content. */
function ending(offsets: ReadonlyMap<number, number>, at: number, trailer: string, identifier: string): Uint8Array {
  const size = Math.max(...offsets.keys()) + 1
  const lines = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number)
    return offset === undefined ? '0000000000 65535 f\r\n' : `${String(offset).padStart(10, '0')} 00000 n\r\n`
  })
  const said = trailer.replace(/\/Size \d+/, `/Size ${size}`).replace(/\/ID \[[^\]]*\]/, `/ID [<${identifier}> <${identifier}>]`)
  return Buffer.from(`xref\n0 ${size}\n${lines.join('')}trailer\n${said}\nstartxref\n${at}\n%%EOF`, 'latin1')
}
