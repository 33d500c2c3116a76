import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'

const staticImport = /(?:\bimport|\bfrom)\s*["'](\.{1,2}\/[^"']+\.js)["']/g

/** Script that a browser must load before anything shows: what the page names and, from there, every static import. Bytes after gzip. */
export function firstLoadBytes(dist: string): number | undefined {
  const page = join(dist, 'index.html')
  if (!existsSync(page)) return undefined
  const named = [...readFileSync(page, 'utf8').matchAll(/(?:src|href)="(\/[^"]+\.js)"/g)].map((m) => join(dist, m[1] ?? ''))
  const seen = new Map<string, number>()
  const visit = (path: string): void => {
    if (seen.has(path) || !existsSync(path)) return
    const text = readFileSync(path, 'utf8')
    seen.set(path, gzipSync(text, { level: 9 }).length)
    for (const match of text.matchAll(staticImport)) visit(resolve(dirname(path), match[1] ?? ''))
  }
  for (const path of named) visit(path)
  return [...seen.values()].reduce((sum, n) => sum + n, 0)
}
