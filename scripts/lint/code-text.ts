/** A light scanner: TypeScript 7 has no compiler API, and rules must not mistake a comment or a text for code. */

export interface CodeText {
  /** Comments are blanks; same length and lines as the source. */
  readonly code: string
  /** Comments and what stands inside texts and regular expressions are blanks. */
  readonly bare: string
}

const token =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|(?<=(?:[(,=:[!&|?{;+\-*%~^]|=>|\breturn)\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*|[`{}]/g
const templateText = /(?:\\[\s\S]|\$(?!\{)|[^`\\$])*(`|\$\{)?/y

/** The source with comments blanked, and with comments and texts blanked. */
export function codeText(source: string): CodeText {
  const scan: Scan = { source, position: 0, code: [], bare: [], braces: [] }
  for (let match = next(scan); match; match = next(scan)) take(scan, match)
  copy(scan, source.slice(scan.position))
  return { code: scan.code.join(''), bare: scan.bare.join('') }
}

interface Scan {
  readonly source: string
  position: number
  readonly code: string[]
  readonly bare: string[]
  /** Open braces inside each `${`, innermost last. */
  readonly braces: number[]
}

function next(scan: Scan): RegExpExecArray | null {
  token.lastIndex = scan.position
  const match = token.exec(scan.source)
  if (match) copy(scan, scan.source.slice(scan.position, match.index))
  return match
}

function take(scan: Scan, match: RegExpExecArray): void {
  const text = match[0]
  if (text === '`') {
    copy(scan, text)
    takeTemplate(scan)
  } else if (text === '{' || text === '}') {
    copy(scan, text)
    takeBrace(scan, text)
  } else if (text.startsWith('//') || text.startsWith('/*')) {
    put(scan, blank(text), blank(text))
  } else {
    put(scan, text, text.charAt(0) + blank(text.slice(1, -1)) + text.slice(-1))
  }
}

function takeBrace(scan: Scan, brace: string): void {
  const depth = scan.braces.at(-1)
  if (depth === undefined) return
  if (brace === '{') scan.braces[scan.braces.length - 1] = depth + 1
  else if (depth > 0) scan.braces[scan.braces.length - 1] = depth - 1
  else {
    scan.braces.pop()
    takeTemplate(scan)
  }
}

function takeTemplate(scan: Scan): void {
  templateText.lastIndex = scan.position
  const match = templateText.exec(scan.source)
  if (!match) return
  const end = match[1] ?? ''
  const text = match[0].slice(0, match[0].length - end.length)
  put(scan, text + end, blank(text) + end)
  if (end === '${') scan.braces.push(0)
}

function copy(scan: Scan, text: string): void {
  put(scan, text, text)
}

function put(scan: Scan, code: string, bare: string): void {
  scan.code.push(code)
  scan.bare.push(bare)
  scan.position += code.length
}

function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ')
}
