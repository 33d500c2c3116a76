import type { Finding, SourceFile } from './sources.ts'

const topFolders = new Set(['app', 'server', 'modules', 'platform', 'database', 'tests', 'docs', 'scripts', '.ci'])
const topFiles = new Set([
  'README.md',
  'LICENSE',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'biome.json',
  'vite.config.ts',
  'vitest.config.ts',
  'index.html',
  '.gitignore',
])
const emptyWords = /^(?:utils?|helpers?|common|shared|lib|types|misc)$/
const codeName = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]+)*\.tsx?$/

/** Eight folders at the top and nothing else; no name that says nothing; code files in kebab-case. */
export function fileNames(files: readonly SourceFile[]): Finding[] {
  return files.flatMap(({ path }) => {
    const parts = path.split('/')
    const name = parts.at(-1) ?? ''
    const messages: string[] = []
    if (parts.length === 1 ? !topFiles.has(name) : !topFolders.has(parts[0] ?? ''))
      messages.push('not in the closed list of the top level')
    const empty = parts.map((part) => part.split('.')[0] ?? '').find((part) => emptyWords.test(part))
    if (empty) messages.push(`“${empty}” says nothing: name what it does`)
    if (/\.tsx?$/.test(name) && !codeName.test(name)) messages.push('code files are named in kebab-case')
    return messages.map((message) => ({ path, line: 1, message }))
  })
}
