import { posix } from 'node:path'
import { importsOf } from './imports.ts'
import { foundationModules, workModules } from './modules.ts'
import { type Finding, moduleOf, type SourceFile } from './sources.ts'

const closedNames = new Set([
  'README.md',
  'contract.ts',
  'words.ts',
  'tables.ts',
  'workflow.ts',
  'policy.ts',
  'filters.ts',
  'queries.ts',
  'presenter.ts',
  'routes.ts',
  'documents.ts',
  'sheet.ts',
  'figures.ts',
  'todos.ts',
  'finds.ts',
  'week-lines.ts',
  'owed.ts',
  'started.ts',
  'deadlines.ts',
  'measures.ts',
  'seed.ts',
])
const closedFolders =
  /^(?:commands\/[a-z0-9-]+\.ts|templates\/[a-z0-9-]+\.[a-z0-9]+|ui\/(?:[a-z0-9-]+\/)?[a-z0-9-]+(?:\.module)?\.(?:tsx?|css))$/
const longestReadme = 30

/** The closed list of file names in a module; pure domain files beyond it stand in the README as `files: a.ts, b.ts`. */
export function moduleShape(files: readonly SourceFile[]): Finding[] {
  const modules = new Map<string, SourceFile[]>()
  for (const file of files) {
    const module = moduleOf(file.path)
    if (module) modules.set(module, [...(modules.get(module) ?? []), file])
    else if (file.path.startsWith('modules/')) modules.set('', [...(modules.get('') ?? []), file])
  }
  return [...modules].flatMap(([module, own]) => (module === '' ? strayFindings(own) : shapeFindings(module, own)))
}

function shapeFindings(module: string, own: readonly SourceFile[]): Finding[] {
  const readmePath = `modules/${module}/README.md`
  const readme = own.find((file) => file.path === readmePath)
  const declared = declaredFiles(readme)
  const paths = new Set(own.map((file) => file.path))
  const missing = declared.filter((name) => !paths.has(`modules/${module}/${name}`))
  return [
    ...(foundationModules.has(module) || workModules.has(module)
      ? []
      : [at(readmePath, 'unknown module: add it to scripts/lint/modules.ts')]),
    ...(readme ? [] : [at(readmePath, 'missing: Chinese name, who uses it, states, events, what it must never allow')]),
    ...(readme && readme.text.trimEnd().split('\n').length > longestReadme
      ? [at(readmePath, `longer than ${longestReadme} lines`)]
      : []),
    ...missing.map((name) => at(readmePath, `names ${name}, which does not exist`)),
    ...own.flatMap((file) => nameFinding(module, file.path, declared, paths)),
    ...impurities(module, declared, own),
  ]
}

function nameFinding(module: string, path: string, declared: readonly string[], paths: ReadonlySet<string>): Finding[] {
  const name = path.slice(`modules/${module}/`.length)
  const subject = name.replace(/\.test(?=\.tsx?$)/, '')
  if (subject !== name) {
    const hasSubject = paths.has(`modules/${module}/${subject}`) || paths.has(`modules/${module}/${subject}x`)
    return hasSubject ? [] : [at(path, `a test stands beside the file it tests: there is no ${posix.basename(subject)}`)]
  }
  if (name === 'public.ts') return foundationModules.has(module) ? [] : [at(path, 'only foundation modules have a public.ts')]
  if (closedNames.has(name) || closedFolders.test(name) || declared.includes(name)) return []
  return [at(path, 'not in the closed list of a module’s files; a pure domain file is named in README.md: files: a.ts, b.ts')]
}

/** Declared extra files hold pure domain rules: no database, no HTTP. */
function impurities(module: string, declared: readonly string[], own: readonly SourceFile[]): Finding[] {
  const extra = new Set(declared.map((name) => `modules/${module}/${name}`))
  return importsOf(own.filter((file) => extra.has(file.path)))
    .filter(
      ({ specifier, target }) =>
        /^(?:kysely|pg|hono)(?:\/|$)/.test(specifier) || /^platform\/(?:database|http)\//.test(target ?? ''),
    )
    .filter(({ isTypeOnly }) => !isTypeOnly)
    .map((entry) => ({
      path: entry.from,
      line: entry.line,
      message: `a declared file is pure: it does not import ${entry.specifier}`,
    }))
}

function declaredFiles(readme: SourceFile | undefined): string[] {
  const list = /^files:\s*(.+)$/m.exec(readme?.text ?? '')?.[1] ?? ''
  return list
    .split(',')
    .map((name) => name.trim().replaceAll('`', ''))
    .filter((name) => name !== '')
}

function strayFindings(files: readonly SourceFile[]): Finding[] {
  return files.map((file) => at(file.path, 'every file in modules/ belongs to a module'))
}

function at(path: string, message: string): Finding {
  return { path, line: 1, message }
}
