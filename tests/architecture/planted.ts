import { type Rule, type SourceFile, show } from '../../scripts/lint/sources.ts'

/** A small tree of files with a fault planted in it. */
export function tree(files: Readonly<Record<string, string>>): SourceFile[] {
  return Object.entries(files).map(([path, text]) => ({ path, text }))
}

/** What a rule says about a tree, as people read it: 'path:line message'. */
export function saidBy(rule: Rule, files: Readonly<Record<string, string>>): string[] {
  return rule(tree(files)).map(show)
}
