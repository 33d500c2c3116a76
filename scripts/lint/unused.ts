import { matchesGlob } from 'node:path'
import { codeText } from './code-text.ts'
import { type Import, importsOf } from './imports.ts'
import { type Finding, isCode, isProduct, isTest, lineAt, type Rule, type SourceFile } from './sources.ts'

/** Files that are started, not imported. */
const started = ['*.config.ts', 'scripts/*.ts', 'server/main.ts', 'app/main.tsx', 'tests/harness/global-setup.ts', '**/*.d.ts']
const exported =
  /^export\s+(?:declare\s+)?(?:(?:(?<type>interface|type)|(?:abstract\s+)?class|(?:async\s+)?function\*?|const|let)\s+(?<name>[A-Za-z_$][\w$]*)|(?<types>type\s+)?\{(?<list>[^}]*)\}|(?:const|let)\s+\{(?<parts>[^}]*)\})/gm

interface Export {
  readonly path: string
  readonly line: number
  readonly name: string
  readonly isType: boolean
}

/** Files nobody imports (a product file that only tests import is unused), and exports nobody imports. Tests count as importers. */
export const unused: Rule = (files) => {
  const code = files.filter((file) => isCode(file.path))
  const imports = importsOf(code)
  return [...unusedFiles(code, imports), ...unusedExports(code, imports)]
}

function unusedFiles(code: readonly SourceFile[], imports: readonly Import[]): Finding[] {
  const wanted = imports.filter(({ from, target }) => !isTest(from) || (target !== null && !isProduct(target)))
  const plain = new Set(wanted.map(({ target }) => target))
  const globs = wanted.filter(({ kind }) => kind === 'glob').map(({ target }) => target ?? '')
  return code
    .filter(({ path }) => !plain.has(path) && !isStarted(path) && !globs.some((glob) => matchesGlob(path, glob)))
    .map(({ path }) => ({ path, line: 1, message: 'nobody imports this file' }))
}

function unusedExports(code: readonly SourceFile[], imports: readonly Import[]): Finding[] {
  const used = new Map<string, Set<string>>()
  for (const { target, names } of imports) {
    if (target) used.set(target, new Set([...(used.get(target) ?? []), ...names]))
  }
  const globs = imports.filter(({ kind }) => kind === 'glob').map(({ target }) => target ?? '')
  const isUsedWhole = (path: string) =>
    used.get(path)?.has('*') || isConfiguration(path) || globs.some((glob) => matchesGlob(path, glob))
  return code
    .filter(({ path }) => !isUsedWhole(path) && !path.endsWith('.d.ts'))
    .flatMap((file) => exportsOf(file).filter((entry) => !used.get(file.path)?.has(entry.name) && !isUsedAsType(file, entry)))
    .map(({ path, line, name }) => ({ path, line, message: `nobody imports ${name}: do not export it, or delete it` }))
}

/** A type that shapes another export of its file is used through it. */
function isUsedAsType(file: SourceFile, entry: Export): boolean {
  if (!entry.isType) return false
  const mentions = codeText(file.text).bare.match(new RegExp(String.raw`\b${entry.name}\b`, 'g'))
  return (mentions?.length ?? 0) > 1
}

function exportsOf(file: SourceFile): Export[] {
  const { bare } = codeText(file.text)
  return [...bare.matchAll(exported)].flatMap((match) => {
    const { name, list, parts, type, types } = match.groups ?? {}
    const line = lineAt(bare, match.index)
    const names = name ? [name] : namesIn(list ?? parts ?? '')
    return names.map((each) => ({ path: file.path, line, name: each, isType: type !== undefined || types !== undefined }))
  })
}

function namesIn(list: string): string[] {
  return list
    .split(',')
    .map(
      (part) =>
        part
          .trim()
          .split(/\s+as\s+|\s*:\s*/)
          .at(-1) ?? '',
    )
    .map((name) => name.replace(/^type\s+/, ''))
    .filter((name) => name !== '')
}

function isStarted(path: string): boolean {
  return (isTest(path) && !path.startsWith('tests/harness/')) || started.some((pattern) => matchesGlob(path, pattern))
}

function isConfiguration(path: string): boolean {
  return matchesGlob(path, '*.config.ts') || path === 'tests/harness/global-setup.ts'
}
