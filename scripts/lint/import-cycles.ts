import { importsOf } from './imports.ts'
import type { Finding, SourceFile } from './sources.ts'

/** Files that import one another in a ring (types apart); one finding a ring. */
export function importCycles(files: readonly SourceFile[]): Finding[] {
  const edges = new Map<string, string[]>()
  for (const { from, target, isTypeOnly, kind } of importsOf(files)) {
    if (target && !isTypeOnly && kind === 'static') edges.set(from, [...(edges.get(from) ?? []), target])
  }
  const done = new Set<string>()
  const findings: Finding[] = []
  const visit = (path: string, trail: readonly string[]): void => {
    const start = trail.indexOf(path)
    if (start >= 0) {
      findings.push({ path, line: 1, message: `import cycle: ${[...trail.slice(start), path].join(' → ')}` })
      return
    }
    if (done.has(path)) return
    for (const target of edges.get(path) ?? []) visit(target, [...trail, path])
    done.add(path)
  }
  for (const path of edges.keys()) visit(path, [])
  return findings
}
