import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

export interface SourceFile {
  /** Relative to the repository, with '/'. */
  readonly path: string
  readonly text: string
}

export interface Finding {
  readonly path: string
  readonly line: number
  readonly message: string
}

export type Rule = (files: readonly SourceFile[]) => Finding[]

const leftOut = new Set(['node_modules', '.git', 'dist', 'coverage', '.vite'])
const textEndings = /\.(?:tsx?|js|mjs|css|html|json|md|typ|sh|svg)$|^\.ci\/run$|(?:^|\/)(?:LICENSE|\.gitignore)$/
const codeEnding = /\.tsx?$/

/** Paths of every file in the repository folder, sorted, without what is installed or built. */
function listPaths(root: string): string[] {
  const walk = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      if (leftOut.has(entry.name) || entry.name.endsWith('.log')) return []
      const path = join(folder, entry.name)
      return entry.isDirectory() ? walk(path) : [relative(root, path)]
    })
  return walk(root).sort()
}

/** Every text file of the repository; other files (pictures, fonts) come with an empty text. */
export function readSources(root: string): SourceFile[] {
  return listPaths(root).map((path) => ({ path, text: textEndings.test(path) ? readFileSync(join(root, path), 'utf8') : '' }))
}

export const isCode = (path: string) => codeEnding.test(path)
export const isTest = (path: string) => /\.(?:test|story)\.tsx?$/.test(path) || path.startsWith('tests/')
export const isProduct = (path: string) => /^(?:app|server|modules|platform|database)\//.test(path) && !isTest(path)

/** 'modules/personnel/queries.ts' → 'personnel'; null outside modules/. */
export function moduleOf(path: string): string | null {
  return /^modules\/([^/]+)\//.exec(path)?.[1] ?? null
}

export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}

export function show(finding: Finding): string {
  return `${finding.path}:${finding.line} ${finding.message}`
}
