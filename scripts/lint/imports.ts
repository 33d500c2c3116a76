import { posix } from 'node:path'
import { codeText } from './code-text.ts'
import { type Finding, isCode, lineAt, type SourceFile } from './sources.ts'

export interface Import {
  readonly from: string
  readonly line: number
  readonly specifier: string
  /** Repository path of a relative import; null for a package. A glob stands as written. */
  readonly target: string | null
  readonly kind: 'static' | 'dynamic' | 'glob' | 'url'
  readonly isTypeOnly: boolean
  /** Names taken from the target; '*' for all of them. */
  readonly names: readonly string[]
}

interface Pattern {
  readonly kind: Import['kind']
  readonly shape: RegExp
}

const clause = String.raw`(?<type>type\s+)?(?:(?<whole>[\w$]+)\s*,?\s*)?(?<names>\{[^}]*\}|\*\s*(?:as\s+[\w$]+)?)?`
const quoted = String.raw`(?<quote>['"])(?<specifier>[^'"]*)\k<quote>`
const patterns: readonly Pattern[] = [
  { kind: 'static', shape: new RegExp(String.raw`^\s*(?:import|export)\s+${clause}\s*\bfrom\s*${quoted}`, 'dgm') },
  { kind: 'static', shape: new RegExp(String.raw`^\s*import\s*${quoted}`, 'dgm') },
  { kind: 'dynamic', shape: new RegExp(String.raw`\bimport\s*\(\s*${quoted}`, 'dg') },
  { kind: 'url', shape: new RegExp(String.raw`\bnew\s+URL\(\s*${quoted}\s*,\s*import\.meta\.url`, 'dg') },
]
const globCall = /\bimport\.meta\.glob(?:<[^(]*>)?\(\s*(?<list>\[[^\]]*\]|(['"])[^'"]*\2)/dg
const unreadable = /\bimport\s*\(\s*(?!['"])|\brequire\s*\(|\bimport\.meta\.glob(?:<[^(]*>)?\(\s*(?!['"[])/g

/** Every import of every code file: static, dynamic, worker URLs and globs. */
export function importsOf(files: readonly SourceFile[]): Import[] {
  return files.filter((file) => isCode(file.path)).flatMap(importsOfFile)
}

/** Imports whose target cannot be read from the text, so that no rule could see them. */
export function unreadableImports(files: readonly SourceFile[]): Finding[] {
  return files
    .filter((file) => isCode(file.path))
    .flatMap((file) =>
      [...codeText(file.text).bare.matchAll(unreadable)].map((match) => ({
        path: file.path,
        line: lineAt(file.text, match.index),
        message: 'import with a computed path: write the path as a plain text',
      })),
    )
}

function importsOfFile(file: SourceFile): Import[] {
  const { bare } = codeText(file.text)
  const plain = patterns.flatMap((pattern) =>
    [...bare.matchAll(pattern.shape)].map((match) => importOf(file, pattern.kind, match)),
  )
  const globs = [...bare.matchAll(globCall)].flatMap((match) => globImports(file, match))
  return [...plain, ...globs]
}

function importOf(file: SourceFile, kind: Import['kind'], match: RegExpExecArray): Import {
  const groups = match.groups ?? {}
  const specifier = original(file, match.indices?.groups?.specifier)
  const line = lineAt(file.text, match.index + match[0].search(/\S/))
  const isTypeOnly = groups.type !== undefined && (groups.whole !== undefined || groups.names !== undefined)
  return {
    from: file.path,
    line,
    specifier,
    target: targetOf(file.path, specifier),
    kind,
    isTypeOnly,
    names: namesOf(kind, groups),
  }
}

function globImports(file: SourceFile, match: RegExpExecArray): Import[] {
  const list = original(file, match.indices?.groups?.list)
  const line = lineAt(file.text, match.index)
  return [...list.matchAll(/['"]([^'"]+)['"]/g)].map(([, specifier = '']) => ({
    from: file.path,
    line,
    specifier,
    target: specifier.startsWith('/') ? specifier.slice(1) : targetOf(file.path, specifier),
    kind: 'glob',
    isTypeOnly: false,
    names: ['*'],
  }))
}

function original(file: SourceFile, range: [number, number] | undefined): string {
  return range ? file.text.slice(range[0], range[1]) : ''
}

function namesOf(kind: Import['kind'], groups: Record<string, string | undefined>): string[] {
  if (kind !== 'static') return ['*']
  const names = groups.names ?? ''
  if (names.startsWith('*')) return ['*']
  const listed = names
    .replace(/[{}]/g, '')
    .split(',')
    .map(
      (name) =>
        name
          .trim()
          .replace(/^type\s+/, '')
          .split(/\s+/)[0] ?? '',
    )
    .filter((name) => name !== '')
  return groups.whole ? ['default', ...listed] : listed
}

function targetOf(path: string, specifier: string): string | null {
  return specifier.startsWith('.') ? posix.normalize(posix.join(posix.dirname(path), specifier.replace(/\?.*$/, ''))) : null
}
